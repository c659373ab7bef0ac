import type { Colour } from '../../../../../shared/geometry.ts';
import type { Raster } from '../../../../../shared/raster.ts';
import { finish } from '../../finish.ts';
import { readPalette } from '../../palette.ts';
import { blend, lightnessOf, shade, tint } from '../../tint.ts';
import { circle, group, n, path, rasterise, rect } from '../../vector.ts';
import { type Comp, type CompRequest, openStage, type Stage } from '../comp.ts';
import { ANIMALS } from '../objects/animals.ts';
import type { ObjectSpec } from '../objects/kit.ts';
import { drawObject, OBJECTS } from '../objects/objects.ts';
import { rays, softShadow } from '../parts.ts';
import { schemeOf } from '../schemes.ts';
import { drawClothing } from './clothing.ts';
import { drawFace, headOf } from './face.ts';
import { drawBeard, hairBehind, hairFront } from './hair.ts';
import { drawGlasses, drawHeadgear } from './headwear.ts';
import { cutPaper, halftone, LOOK_WORDS, type Look, lowPoly, painterly, printInks, woodcut } from './looks.ts';
import { readTraits, type Traits } from './traits.ts';

/** Heads that are no people: animals, robots, skulls, dragons. */
const CREATURES: readonly ObjectSpec[] = [...ANIMALS, ...OBJECTS.filter(({ words }) => ['robot', 'skull', 'dragon'].includes(words[0]))];

/** A drawn bust, in one of six looks. Areas: a caption below when strings are to be lettered. */
export function portraitComp(asked: CompRequest): Comp {
  const request = withoutBodyColours(asked);
  const stage = openStage(request);
  const traits = readTraits(request);
  const creature = creatureOf(request.words);
  const look = lookOf(request);
  const captions = Math.min(3, request.texts.length);
  const bottom = stage.H - captions * 110 - (captions > 0 ? 30 : 0);
  if (!request.isTransparent) background(stage, request, look);
  const room = Math.min(stage.W, bottom);
  const isTall = ['wizard', 'witch', 'chef'].includes(traits.headgear) || traits.hair === 'mohawk' || traits.hair === 'bun';
  const scale = (room / 1000) * (creature ? 1.02 : isTall ? 0.97 : 1.11);
  const left = stage.W / 2 - 500 * scale;
  const top = bottom - 990 * scale;
  const person = creature ? creatureBust(stage, traits, creature) : bust(stage, traits, 1100);
  stage.drawing.add(group(`translate(${n(left)} ${n(top)}) scale(${scale.toFixed(4)})`, person));
  const plate = captions > 0 ? captionPlate(stage, request, bottom, captions) : [];
  let image = applyLook(rasterise(stage.drawing, request.width, request.height), look, request, stage.unit);
  if (captions > 0) image = withCaptions(image, stage, bottom, request);
  finish(image, {
    grain: look === 'flat' ? 4 : 7,
    mottle: look === 'cut-paper' || look === 'painterly' ? 5 : 2,
    vignette: request.isTransparent ? 0 : 0.14,
    seed: request.seed,
  });
  return { image, areas: plate, unit: stage.unit };
}

/** A person or creature, head and shoulders, without ground; drawn about x = 500, cut at y = 1100. */
export interface Bust {
  draw(drawing: Stage['drawing']): string;
  /** Gives the rasterised bust (RGBA) the look that the words ask for. */
  look(image: Raster, unit: number): Raster;
}

/** The bust that a portrait shows; `isSculpted` = modelled for casting, with a classical cut and a socle, and whole. */
export function bustOf(asked: CompRequest, isSculpted: boolean): Bust {
  const request = withoutBodyColours(asked);
  const traits = readTraits(request);
  const creature = creatureOf(request.words);
  const look = lookOf(request);
  return {
    draw(drawing) {
      const stage: Stage = { ...openStage(request), drawing };
      const person = creature ? creatureBust(stage, traits, creature) : bust(stage, traits, 1100);
      const cut = isSculpted ? BUST_CUT : 'M-400 -400 H1400 V920 H-400 Z';
      return group('', person, `clip-path="${drawing.clip(path(cut, [0, 0, 0]))}"`) + (isSculpted ? socle(drawing) : '');
    },
    look: (image, unit) => (isSculpted ? image : applyLook(image, look, request, unit)),
  };
}

/** The classical cut of a sculpted bust: shoulders rounded off, the chest drawn in to the socle. */
const BUST_CUT = 'M-40 -100 H1040 V760 C1000 900 840 1010 640 1050 H360 C160 1010 0 900 -40 760 Z';

function socle(drawing: Stage['drawing']): string {
  const stone: Colour = [170, 164, 156];
  const round = drawing.linear(
    [
      [0, shade(stone, 0.35)],
      [0.3, tint(stone, 0.35)],
      [1, shade(stone, 0.5)],
    ],
    0,
  );
  return path('M400 1040 H600 C590 1080 596 1120 640 1150 H360 C404 1120 410 1080 400 1040 Z', round) + rect(330, 1148, 340, 90, round, 6);
}

/** "Red hair" and "white beard" colour the person, not the clothes and the ground. */
function withoutBodyColours(request: CompRequest): CompRequest {
  const rest = request.words.filter((_, i) => !request.words.slice(i + 1, i + 4).some((word) => BODY.has(word)));
  const palette = readPalette(rest.join(' '), request.random);
  return { ...request, palette, scheme: schemeOf(palette, request.random) };
}

const BODY = new Set(['hair', 'haired', 'beard', 'eyes', 'eyed', 'skin', 'skinned', 'braids', 'moustache', 'mustache', 'woman', 'man', 'girl', 'boy']);

function creatureOf(words: readonly string[]): ObjectSpec | null {
  const people = ['woman', 'man', 'girl', 'boy', 'person', 'lady', 'guy', 'shaman', 'hat', 'hood'];
  if (words.some((word) => people.includes(word))) return null;
  return CREATURES.find((spec) => spec.words.some((one) => words.includes(one))) ?? null;
}

function lookOf({ words, random }: CompRequest): Look {
  const word = words.find((one) => one !== 'portrait' && Object.hasOwn(LOOK_WORDS, one));
  return word ? LOOK_WORDS[word] : random.fork('look').pick(['flat', 'painterly', 'flat', 'painterly', 'cut-paper'] as const);
}

function bust({ drawing }: Stage, traits: Traits, bottom: number): string {
  const head = headOf(traits);
  return [
    hairBehind(drawing, traits, head),
    drawFace(drawing, traits, head),
    drawClothing(drawing, traits, bottom),
    drawBeard(drawing, traits, head),
    hairFront(drawing, traits, head),
    drawGlasses(drawing, traits, head),
    drawHeadgear(drawing, traits, head),
  ].join('');
}

function creatureBust({ drawing }: Stage, traits: Traits, spec: ObjectSpec): string {
  const clothing = drawClothing(
    drawing,
    { ...traits, isFeminine: false, headgear: 'none', clothing: ['tee', 'dress'].includes(traits.clothing) ? 'suit' : traits.clothing },
    1100,
  );
  const fur = drawing.linear([
    [0, shade(traits.clothColour, 0.4)],
    [1, shade(traits.clothColour, 0.6)],
  ]);
  const neck = path('M400 560 H600 L640 760 Q500 860 360 760 Z', fur);
  return neck + clothing + group('translate(226 160) scale(2.74)', drawObject(drawing, spec));
}

function background({ drawing, W, H }: Stage, { scheme, random, palette }: CompRequest, look: Look): void {
  const draw = random.fork('behind');
  const base =
    palette.named[palette.named.length - 1] && draw.chance(0.3)
      ? palette.named[palette.named.length - 1]
      : draw.pick([scheme.ground, scheme.main, scheme.second, scheme.accent]);
  const colour: Colour = look === 'woodcut' ? blend(scheme.light, [255, 255, 255], 0.6) : lightnessOf(base) < 0.2 ? tint(base, 0.25) : base;
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(colour, 0.34)],
          [0.55, colour],
          [1, shade(colour, 0.3)],
        ],
        0.4,
        0.36,
        0.8,
      ),
    ),
  );
  const kind = draw.int(0, 3);
  const [x, y] = [W / 2, H * 0.42];
  if (kind === 0 || look === 'halftone') drawing.add(path(rays(x, y, W + H, 26, draw.next()), tint(colour, 0.4), 'opacity="0.32"'));
  else if (kind === 1) drawing.add(circle(x, y, 400, tint(colour, 0.4), 'opacity="0.5"'), circle(x + 40, y + 30, 330, tint(colour, 0.2), 'opacity="0.4"'));
  else if (kind === 2)
    drawing.add(
      path(
        `M0 ${n(H * 0.62)} C${n(W * 0.3)} ${n(H * 0.4)} ${n(W * 0.5)} ${n(H * 0.86)} ${n(W)} ${n(H * 0.5)} V${n(H)} H0 Z`,
        shade(colour, 0.22),
        'opacity="0.5"',
      ),
      path(`M0 ${n(H * 0.2)} C${n(W * 0.4)} ${n(H * 0.34)} ${n(W * 0.6)} 0 ${n(W)} ${n(H * 0.16)} V0 H0 Z`, tint(colour, 0.4), 'opacity="0.35"'),
    );
  drawing.add(softShadow(drawing, W / 2 + 20, H * 0.62, 470, 430, 0.26));
}

function captionPlate({ W, H }: Stage, { scheme }: CompRequest, bottom: number, count: number): Comp['areas'] {
  const row = (H - bottom - 30) / count;
  return Array.from({ length: count }, (_, i) => ({
    x: W / 2 - 430 + i * 40,
    y: bottom + 15 + i * row + row * 0.12,
    width: 860 - i * 80,
    height: row * 0.76,
    ink: scheme.light,
    font: i === 0 ? 'oswald' : 'inter',
  }));
}

/** A calm band below the portrait, drawn after the look so that lettering stands on an even ground. */
function withCaptions(image: Raster, stage: Stage, bottom: number, { scheme }: CompRequest): Raster {
  const from = Math.round(bottom * stage.unit);
  const colour = shade(scheme.dark, 0.2);
  for (let i = from * image.width * 4; i < image.data.length; i += 4) {
    image.data[i] = colour[0];
    image.data[i + 1] = colour[1];
    image.data[i + 2] = colour[2];
    image.data[i + 3] = 255;
  }
  return image;
}

function applyLook(image: Raster, look: Look, { scheme, seed }: CompRequest, unit: number): Raster {
  switch (look) {
    case 'woodcut': {
      const { ink, paper } = printInks(scheme.dark, scheme.light);
      return woodcut(image, ink, paper, unit);
    }
    case 'halftone':
      return halftone(image, shade(scheme.dark, 0.4), unit);
    case 'low-poly':
      return lowPoly(image, seed, unit);
    case 'painterly':
      return painterly(image, seed, unit);
    case 'cut-paper':
      return cutPaper(image, scheme.light);
    case 'flat':
      return image;
  }
}
