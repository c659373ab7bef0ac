import type { Colour } from '../../../../shared/geometry.ts';
import { createRaster } from '../../../../shared/raster.ts';
import { composite, finish } from '../finish.ts';
import { chooseScene, type Scene } from '../scenes/scenes.ts';
import { blend, luminanceOf, shade, tint } from '../tint.ts';
import { circle, group, n, path, rasterise, rect, stroke } from '../vector.ts';
import { type AreaPlan, type Comp, type CompRequest, openStage, type Stage } from './comp.ts';
import { paste, scenePicture } from './grounds.ts';
import { chooseObject, drawObject, OBJECTS } from './objects/objects.ts';
import { rays, softShadow } from './parts.ts';

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A poster being made: where the picture goes and where the words go. */
interface Sheet extends Stage {
  request: CompRequest;
  picture: Frame;
  words: Frame;
  isWide: boolean;
}

interface Layout {
  areas: AreaPlan[];
  /** A window that a scene fills, behind the drawing. */
  scene?: Frame;
}

const LAYOUTS: readonly { words: readonly string[]; draw: (sheet: Sheet) => Layout }[] = [
  { words: ['swiss', 'grid', 'bauhaus', 'modernist', 'geometric', 'typographic', 'helvetica', 'conference', 'exhibition', 'modern'], draw: swiss },
  { words: ['deco', 'gatsby', '1920s', 'jazz', 'luxury', 'gala', 'theater', 'theatre', 'casino', 'elegant', 'ball', 'opera'], draw: deco },
  { words: ['gig', 'concert', 'band', 'rock', 'punk', 'festival', 'music', 'party', 'dj', 'tour', 'circus', 'event', 'sale'], draw: gig },
  { words: ['minimal', 'minimalist', 'simple', 'clean', 'book', 'cover', 'novel', 'journal', 'menu'], draw: minimal },
  { words: ['travel', 'retro', 'vintage', 'national', 'park', 'tourism', 'movie', 'film', 'cinema', 'album', 'magazine', 'railway', 'visit'], draw: travel },
];

/** A poster, cover or flyer in one of five period styles. Areas: title, then the smaller lines. */
export function posterComp(request: CompRequest): Comp {
  const stage = openStage(request);
  const { W, H, unit } = stage;
  const isWide = W > H * 1.2;
  const count = Math.max(1, request.texts.length);
  const base = Math.min(0.5, (isWide ? 0.42 : 0.25) + (isWide ? 0 : 0.05 * Math.min(5, count - 1)));
  const edge = 56;
  const length = Math.max(0, ...request.texts.map((text) => text.length));
  // A long title gets the room that it needs to be read from afar.
  const share = Math.min(0.55, base + Math.max(0, length - 32) * 0.0035);
  const words: Frame = isWide
    ? { x: W - edge - (W - edge * 2) * share, y: edge, width: (W - edge * 2) * share, height: H - edge * 2 }
    : { x: edge, y: H - edge - (H - edge * 2) * share, width: W - edge * 2, height: (H - edge * 2) * share };
  const picture: Frame = isWide
    ? { x: edge, y: edge, width: W - edge * 2 - words.width, height: H - edge * 2 }
    : { x: edge, y: edge, width: W - edge * 2, height: H - edge * 2 - words.height };
  const { areas, scene } = pickLayout(request)({ ...stage, request, picture, words, isWide });
  const layer = rasterise(stage.drawing, request.width, request.height);
  let image = layer;
  if (scene) {
    const behind = createRaster(request.width, request.height, 4);
    paste(
      behind,
      scenePicture(request, scenic(request), scene.width * unit + 2, scene.height * unit + 2),
      Math.floor(scene.x * unit),
      Math.floor(scene.y * unit),
    );
    image = composite(behind, layer);
  }
  finish(image, { grain: 7, mottle: 3.5, vignette: 0.06, seed: request.seed });
  return { image, areas, unit };
}

/** null when the words name a scene themselves; otherwise one that suits any subject. */
function scenic({ words, random }: CompRequest): Scene | null {
  return chooseScene(words.slice(0, 400).join(' ')) ? null : random.fork('scene').pick(['mountains', 'hills', 'sea', 'desert'] as const);
}

function pickLayout({ words, texts, random }: CompRequest): (sheet: Sheet) => Layout {
  const named = LAYOUTS.find((layout) => words.some((word) => layout.words.includes(word)));
  if (named) return named.draw;
  if (chooseScene(words.slice(0, 400).join(' '))) return travel;
  if (texts.some((text) => text.length > 48)) return swiss;
  const draw = random.fork('layout');
  return chooseObject(words) ? draw.pick([gig, minimal, deco, travel]) : draw.pick([swiss, travel, deco, swiss]);
}

/** Title on top of the frame's height, the other lines share the rest. */
function stacked(frame: Frame, count: number, ink: Colour, fonts: readonly [string, string], align: AreaPlan['align'] = 'middle'): AreaPlan[] {
  const total = Math.max(1, count);
  const first = [0.86, 0.86, 0.6, 0.5][total] ?? 0.44;
  const areas: AreaPlan[] = [
    { x: frame.x, y: frame.y + (total === 1 ? frame.height * 0.07 : 0), width: frame.width, height: frame.height * first, ink, font: fonts[0], align },
  ];
  const gap = total === 2 ? 0.09 : 0.05;
  const step = (frame.height * (1 - first - gap)) / Math.max(1, total - 1);
  for (let i = 1; i < total; i++) {
    areas.push({
      x: frame.x + (align === 'middle' ? frame.width * 0.08 : 0),
      y: frame.y + frame.height * (first + gap) + (i - 1) * step,
      width: frame.width * 0.84,
      height: step * (total === 2 ? 0.72 : 0.82),
      ink,
      font: fonts[1],
      align,
    });
  }
  return areas;
}

function inset({ x, y, width, height }: Frame, dx: number, dy: number): Frame {
  return { x: x + dx, y: y + dy, width: width - dx * 2, height: height - dy * 2 };
}

/** Words for the thing that is printed, not for what is on it. */
const PRINTS = new Set(['book', 'books', 'novel', 'journal', 'film', 'movie', 'travel', 'menu', 'magazine', 'reading']);

function subjectOf({ words }: CompRequest) {
  return chooseObject(words.filter((word) => !PRINTS.has(word)));
}

/** The thing that the prompt names; where it names none, one of `usual`: what such posters show. */
function object({ drawing, request }: Sheet, x: number, y: number, size: number, usual: readonly string[]): string {
  const spec = subjectOf(request) ?? request.random.fork('object').pick(OBJECTS.filter((one) => usual.includes(one.words[0])));
  return group(`translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${(size / 200).toFixed(4)})`, drawObject(drawing, spec));
}

/** Retro travel: a painted view in a cream frame over a deep title panel. */
function travel(sheet: Sheet): Layout {
  const { drawing, W, H, picture, words, request, isWide } = sheet;
  const { scheme, texts, random } = request;
  const paper = blend(scheme.light, [252, 244, 226], 0.5);
  const panel = random.fork('panel').chance(0.55) ? scheme.dark : paper;
  const ink = panel === paper ? scheme.dark : paper;
  const window = isWide ? { ...picture, width: picture.width - 14 } : { ...picture, height: picture.height - 14 };
  const hole = `M${n(window.x)} ${n(window.y)}h${n(window.width)}v${n(window.height)}h${n(-window.width)}Z`;
  drawing.add(
    path(`M0 0H${n(W)}V${n(H)}H0Z${hole}`, paper, 'fill-rule="evenodd"'),
    rect(words.x, words.y, words.width, words.height, panel),
    stroke(hole, scheme.dark, 5),
    panel === paper
      ? stroke(`M${n(words.x)} ${n(words.y + words.height)}h${n(words.width)}`, scheme.accent, 8)
      : stroke(`M${n(words.x + 16)} ${n(words.y + 16)}h${n(words.width - 32)}v${n(words.height - 32)}h${n(32 - words.width)}Z`, scheme.accent, 3),
  );
  const spec = subjectOf(request);
  const isScenic = chooseScene(request.words.slice(0, 400).join(' ')) !== null;
  if (spec && !isScenic) {
    const size = Math.min(window.width, window.height) * 0.56;
    const [x, y] = [window.x + window.width / 2, window.y + window.height * 0.56];
    drawing.add(
      circle(x, y, size * 0.7, scheme.accent),
      circle(x, y, size * 0.64, blend(scheme.accent, paper, 0.3)),
      softShadow(drawing, x, y + size * 0.5, size * 0.42, size * 0.06, 0.4),
      object(sheet, x, y, size, ['mountain']),
    );
  }
  return { scene: window, areas: stacked(inset(words, 46, isWide ? words.height * 0.26 : 32), texts.length, ink, ['anton', 'oswald']) };
}

/** International style: a grid, one big geometric idea, ragged-right lettering. */
function swiss({ drawing, W, H, picture, words, request }: Sheet): Layout {
  const { scheme, texts, random } = request;
  const draw = random.fork('swiss');
  const paper = draw.chance(0.65) ? blend(scheme.light, [250, 248, 242], 0.6) : scheme.main;
  const inks = [paper === scheme.main ? scheme.light : scheme.main, scheme.accent, scheme.dark, scheme.second];
  drawing.add(rect(0, 0, W, H, paper));
  const frame = inset(picture, 0, 0);
  const clip = drawing.clip(rect(frame.x, frame.y, frame.width, frame.height - 24, [0, 0, 0]));
  const parts: string[] = [];
  const kind = draw.int(0, 3);
  const [cx, cy] = [frame.x + frame.width * draw.pick([0.38, 0.5, 0.62]), frame.y + frame.height * 0.48];
  const R = Math.min(frame.width, frame.height) * 0.52;
  if (kind === 0) {
    const cell = Math.min(frame.width, frame.height) / 4;
    for (let y = frame.y; y < frame.y + frame.height - 30; y += cell) {
      for (let x = frame.x; x < frame.x + frame.width - 10; x += cell) {
        const ink = draw.pick(inks);
        const form = draw.int(0, 5);
        if (form === 0) parts.push(rect(x, y, cell, cell, ink));
        else if (form === 1) parts.push(circle(x + cell / 2, y + cell / 2, cell / 2, ink));
        else if (form === 2) parts.push(path(`M${n(x)} ${n(y)}h${n(cell)}a${n(cell)} ${n(cell)} 0 0 1 ${n(-cell)} ${n(cell)}Z`, ink));
        else if (form === 3) parts.push(path(`M${n(x)} ${n(y + cell)}a${n(cell)} ${n(cell)} 0 0 1 ${n(cell)} ${n(-cell)}v${n(cell)}Z`, ink));
        else if (form === 4) parts.push(path(`M${n(x)} ${n(y)}L${n(x + cell)} ${n(y + cell)}H${n(x)}Z`, ink));
      }
    }
  } else if (kind === 1) {
    for (let i = 7; i > 0; i--) parts.push(circle(cx, cy + (7 - i) * R * 0.06, (R * i) / 6.4, i % 2 ? inks[0] : i === 4 ? inks[1] : paper));
  } else if (kind === 2) {
    parts.push(circle(cx - R * 0.3, cy - R * 0.1, R * 0.78, inks[1]));
    for (let i = 0; i < 9; i++) parts.push(rect(frame.x, cy - R * 0.1 + i * R * 0.14, frame.width, R * (0.02 + i * 0.011), inks[0]));
    parts.push(circle(cx + R * 0.62, cy - R * 0.5, R * 0.22, inks[2]));
  } else {
    for (let i = 0; i < 8; i++)
      parts.push(
        group(
          `rotate(-34 ${n(cx)} ${n(cy)})`,
          rect(cx - R * 1.6 + i * R * 0.13, cy - R * 1.1 + i * R * 0.25, R * (2.4 - i * 0.17), R * 0.15, i === 2 ? inks[1] : i === 5 ? inks[2] : inks[0], 0),
        ),
      );
    parts.push(circle(cx + R * 0.5, cy - R * 0.5, R * 0.34, inks[1]));
  }
  drawing.add(group('', parts.join(''), `clip-path="${clip}"`), rect(words.x, words.y, words.width, 7, luminanceOf(paper) > 0.3 ? scheme.dark : scheme.light));
  const ink = luminanceOf(paper) > 0.3 ? scheme.dark : scheme.light;
  return { areas: stacked({ ...words, y: words.y + 30, height: words.height - 34 }, texts.length, ink, ['inter', 'inter'], 'start') };
}

/** Art deco: gold lines, stepped corners, a fan of light behind a medallion. */
function deco(sheet: Sheet): Layout {
  const { drawing, W, H, picture, words, request, isWide } = sheet;
  const { scheme, texts } = request;
  const night = blend(scheme.dark, [16, 16, 26], 0.35);
  const gold: Colour = [216, 174, 96];
  const shine = drawing.linear(
    [
      [0, [246, 220, 158]],
      [0.5, gold],
      [1, [150, 108, 48]],
    ],
    70,
  );
  const line = (d: string, width: number) => stroke(d, gold, width);
  const [x, y] = [picture.x + picture.width / 2, picture.y + picture.height * (isWide ? 0.5 : 0.56)];
  const R = Math.min(picture.width, picture.height) * 0.3;
  const step = (k: number, s: number) =>
    `M${n(k + s * 2)} ${n(k)}H${n(W - k - s * 2)}v${n(s)}h${n(s)}v${n(s)}h${n(s)}V${n(H - k - s * 2)}h${n(-s)}v${n(s)}h${n(-s)}v${n(s)}H${n(k + s * 2)}v${n(-s)}h${n(-s)}v${n(-s)}h${n(-s)}V${n(k + s * 2)}h${n(s)}v${n(-s)}h${n(s)}Z`;
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(night, 0.14)],
          [1, shade(night, 0.4)],
        ],
        0.5,
        0.42,
        0.8,
      ),
    ),
    path(rays(x, y, W + H, 44, -Math.PI / 2 - Math.PI / 88), gold, 'opacity="0.15"'),
    isWide ? rect(words.x - 8, 0, W - words.x + 8, H, night) : rect(0, words.y + 2, W, H - words.y, night),
    line(step(30, 18), 6),
    line(step(46, 18), 2),
    circle(x, y, R * 1.42, night),
    circle(x, y, R * 1.36, 'none', `stroke="${shine}" stroke-width="3"`),
    circle(x, y, R * 1.28, shine),
    circle(
      x,
      y,
      R * 1.22,
      drawing.radial([
        [0, tint(scheme.main, 0.3)],
        [1, shade(scheme.main, 0.4)],
      ]),
    ),
    path(rays(x, y, R * 1.22, 24), tint(scheme.main, 0.4), 'opacity="0.2"'),
    softShadow(drawing, x, y + R * 0.76, R * 0.7, R * 0.12, 0.5),
    object(sheet, x, y, R * 1.6, ['star', 'crown', 'moon']),
    isWide ? line(`M${n(words.x - 8)} 84V${n(H - 84)}`, 4) : line(`M84 ${n(words.y + 2)}H${n(W - 84)}`, 5),
    isWide ? '' : line(`M110 ${n(words.y + 15)}H${n(W - 110)}`, 2),
  );
  return { areas: stacked(inset(words, 66, isWide ? words.height * 0.24 : 46), texts.length, [240, 208, 138], ['cinzel', 'oswald']) };
}

/** Gig poster: a loud emblem on a burst, torn bands for the words. */
function gig(sheet: Sheet): Layout {
  const { drawing, W, H, picture, words, request } = sheet;
  const { scheme, texts, random } = request;
  const draw = random.fork('gig');
  const [x, y] = [picture.x + picture.width / 2, picture.y + picture.height * 0.52];
  const R = Math.min(picture.width, picture.height) * 0.5;
  const dotsOf: string[] = [];
  for (let i = 0; i < 9; i++) {
    for (let j = 0; j < 9; j++) dotsOf.push(circle(W - 18 - i * 30 - (j % 2) * 15, 18 + j * 26, 11 - i * 0.9 - j * 0.5, scheme.dark, 'opacity="0.8"'));
  }
  const torn = (top: number, bottom: number) => {
    let d = `M-10 ${n(top)}`;
    for (let px = 0; px <= W + 40; px += 40) d += `L${n(px)} ${n(top + draw.range(-7, 7))}`;
    for (let px = W + 40; px >= -40; px -= 40) d += `L${n(px)} ${n(bottom + draw.range(-7, 7))}`;
    return `${d}Z`;
  };
  const isScenic = (chooseScene(request.words.slice(0, 400).join(' '))?.score ?? 0) >= 1.5;
  if (isScenic) drawing.add(dotsOf.join(''));
  else
    drawing.add(
      rect(0, 0, W, H, scheme.accent),
      path(rays(x, y, W + H, 18, draw.next()), blend(scheme.accent, scheme.light, 0.45)),
      dotsOf.join(''),
      circle(x + 14, y + 16, R * 0.94, scheme.dark, 'opacity="0.9"'),
      circle(x, y, R * 0.94, scheme.main),
      circle(x, y, R * 0.86, 'none', `stroke="rgb(${scheme.light.map(Math.round).join()})" stroke-width="8" stroke-dasharray="2 22" stroke-linecap="round"`),
      softShadow(drawing, x, y + R * 0.16, R * 0.72, R * 0.68, 0.5),
      object(
        sheet,
        x,
        y,
        R * 1.3,
        request.words.some((word) => ['sale', 'event', 'circus'].includes(word)) ? ['star', 'lightning'] : ['lightning', 'guitar', 'star'],
      ),
    );
  const isWide = sheet.isWide;
  if (isWide) drawing.add(rect(words.x - 30, 0, W - words.x + 40, H, scheme.dark), rect(words.x - 30, 0, 12, H, scheme.light));
  else drawing.add(path(torn(words.y - 26, H + 20), scheme.light), path(torn(words.y - 8, H + 20), scheme.dark));
  const view: Frame = isWide ? { x: 0, y: 0, width: words.x - 20, height: H } : { x: 0, y: 0, width: W, height: words.y };
  return {
    ...(isScenic ? { scene: view } : {}),
    areas: stacked(inset(words, isWide ? 14 : 0, isWide ? words.height * 0.2 : 22), texts.length, scheme.light, [
      draw.pick(['bangers', 'luckiest-guy', 'alfa-slab-one']),
      'oswald',
    ]),
  };
}

/** Minimal: one object, air, a hairline. */
function minimal(sheet: Sheet): Layout {
  const { drawing, W, H, picture, words, request, isWide } = sheet;
  const { scheme, texts, random } = request;
  const draw = random.fork('minimal');
  const ground = draw.pick([scheme.ground, scheme.light, scheme.main, scheme.dark]);
  const ink = luminanceOf(ground) > 0.28 ? scheme.dark : scheme.light;
  const [x, y] = [picture.x + picture.width / 2, picture.y + picture.height * 0.53];
  const R = Math.min(picture.width, picture.height) * 0.36;
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.linear([
        [0, tint(ground, 0.08)],
        [1, shade(ground, 0.08)],
      ]),
    ),
    rect(30, 30, W - 60, H - 60, 'none', 0, `stroke="rgb(${ink.map(Math.round).join()})" stroke-width="2.5" opacity="0.8"`),
    circle(x, y, R * 1.06, blend(ground, scheme.accent, 0.72)),
    softShadow(drawing, x, y + R * 0.8, R * 0.7, R * 0.1, 0.4),
    object(sheet, x, y, R * 1.6, ['moon', 'leaf', 'mountain']),
    isWide ? '' : stroke(`M${n(W / 2 - 60)} ${n(words.y + 6)}h120`, ink, 3),
  );
  return { areas: stacked(inset(words, 40, isWide ? words.height * 0.26 : 34), texts.length, ink, [draw.pick(['cinzel', 'lobster', 'oswald']), 'inter']) };
}
