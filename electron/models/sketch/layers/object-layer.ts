import type { Colour } from '../../../../shared/geometry.ts';
import type { Raster } from '../../../../shared/raster.ts';
import { type CompRequest, openStage } from '../comps/comp.ts';
import { createKit, type ObjectSpec } from '../comps/objects/kit.ts';
import { drawWhole } from '../comps/objects/objects.ts';
import { plinth } from '../comps/objects/people.ts';
import { portraitCutOut } from '../comps/portrait/portrait.ts';
import { finish } from '../finish.ts';
import { hex, luminanceOf, tint } from '../tint.ts';
import { createDrawing, type Drawing, group, n, rasterise } from '../vector.ts';
import { cast, grainParts } from './cast.ts';
import { drawStandIn } from './stand-in.ts';
import { readSubject, type Subject } from './subject.ts';
import { readSubstance, type Substance } from './substances.ts';

/** Share of the frame that a subject may fill; the rest is air, so that nothing is cut and matting has a rim to work with. */
const ROOM = 0.88;

/** The subject of the object words, alone and whole on transparency, and what the artist should be told. */
export function objectLayer(request: CompRequest): { image: Raster; warnings: string[] } {
  const { words, random } = request;
  const subject = readSubject(words);
  const substance =
    readSubstance(words) ??
    (subject.kind === 'unknown' || isBareStatue(subject) ? readSubstance([random.fork('stuff').pick(['bronze', 'marble', 'brass'])]) : null);
  const colour = ownColour(request, substance);
  const image = subject.kind === 'bust' ? portraitCutOut(request, { isSculpted: substance !== null }) : drawn(request, subject, substance, colour);
  if (substance) inSubstance(image, subject, substance, request, colour);
  finish(image, { grain: 3, mottle: 1.5, seed: request.seed });
  return { image, warnings: subject.kind === 'unknown' ? [standInWarning(words)] : [] };
}

function isBareStatue(subject: Subject): boolean {
  return subject.kind !== 'unknown' && subject.isStatue;
}

/** The first colour of the words that is not the material's name. */
function ownColour({ palette, words }: CompRequest, substance: Substance | null): Colour | null {
  const first = palette.named.find(
    (colour) => !substance || words.every((word) => !substance.words.includes(word)) || !isNear(colour, hex(substance.ramp[2]), 90),
  );
  if (!first) return null;
  return luminanceOf(first) < 0.01 ? tint(first, 0.12) : first;
}

function isNear(a: Colour, b: Colour, distance: number): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < distance;
}

function drawn(request: CompRequest, subject: Exclude<Subject, { kind: 'bust' }>, substance: Substance | null, colour: Colour | null): Raster {
  const paintSubject = (drawing: Drawing) => {
    if (subject.kind === 'unknown') return drawStandIn(drawing, request, colour);
    const { spec, isStatue } = subject;
    const main = hex(spec.colours[0]);
    const wanted = substance?.isPartial && !colour ? hex(substance.ramp[2]) : colour;
    const markup = drawWhole(drawing, spec, { colour: wanted && !isNear(wanted, main, 60) ? wanted : null, isAlone: true });
    return isStatue ? markup + plinthFor(drawing, spec) : markup;
  };
  return fitted(request, paintSubject);
}

/** A statue stands on something; the plinth is as wide as the figure needs. */
function plinthFor(drawing: Drawing, spec: ObjectSpec): string {
  const probe = createDrawing(200, 200);
  const bounds = boundsOf(drawWhole(probe, spec, { isAlone: true }), probe);
  const stone = hex('#a9a296');
  const scale = Math.max(0.62, Math.min(1.25, (bounds.width * 0.92) / 132));
  const k = createKit(drawing, stone, stone, stone);
  return group(`translate(${n(bounds.x + bounds.width / 2 - 100 * scale)} ${n(bounds.y + bounds.height - 5)}) scale(${n(scale)})`, plinth(k, 0, stone));
}

/** Draws markup as large as the frame allows, its visible bounds in the middle. */
function fitted({ width, height }: CompRequest, markup: (drawing: Drawing) => string): Raster {
  const probe = createDrawing(200, 200);
  const { x, y, width: w, height: h } = boundsOf(markup(probe), probe);
  const { drawing, W, H, unit } = openStage({ width, height });
  const scale = Math.min((W * ROOM) / w, (H * ROOM) / h);
  drawing.add(group(`translate(${n(W / 2 - (x + w / 2) * scale)} ${n(H / 2 - (y + h / 2) * scale)}) scale(${scale.toFixed(4)})`, markup(drawing)));
  return rasterise(drawing, Math.round(W * unit), Math.round(H * unit));
}

/** The visible bounds of markup in its own units, to about two units, from a small picture of −150 … 350 × −150 … 500. */
function boundsOf(markup: string, defs: Drawing): { x: number; y: number; width: number; height: number } {
  const [left, top, across, down] = [-150, -150, 500, 650];
  const probe = createDrawing(across, down);
  const { width, height, data } = rasterise({ ...probe, toSvg: (w, h) => framed(defs, markup, w, h, left, top, across, down) }, across / 2, down / 2);
  let [x0, y0, x1, y1] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3] < 6) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
  }
  if (x1 < x0) return { x: 0, y: 0, width: 200, height: 200 };
  return { x: left + x0 * 2, y: top + y0 * 2, width: (x1 - x0 + 1) * 2, height: (y1 - y0 + 1) * 2 };
}

function framed(defs: Drawing, markup: string, pixelWidth: number, pixelHeight: number, left: number, top: number, across: number, down: number): string {
  defs.add(markup);
  return defs.toSvg(pixelWidth, pixelHeight).replace(/viewBox="[^"]*"/, `viewBox="${left} ${top} ${across} ${down}"`);
}

function inSubstance(image: Raster, subject: Subject, substance: Substance, { words, random }: CompRequest, colour: Colour | null): void {
  const isStatue = isBareStatue(subject);
  if (substance.isPartial && subject.kind === 'object' && !isStatue) {
    grainParts(image, substance, colour ?? hex(substance.ramp[2]), random);
    return;
  }
  // A golden crown is drawn in gold already, with its jewels.
  if (subject.kind === 'object' && !isStatue && isNear(hex(subject.spec.colours[0]), hex(substance.ramp[2]), 60)) return;
  const isWeathered = words.some((word) =>
    ['weathered', 'old', 'ancient', 'aged', 'antique', 'oxidised', 'oxidized', 'patina', 'verdigris', 'worn', 'rusty', 'rusted'].includes(word),
  );
  cast(image, { substance, colour, isWeathered, random });
}

function standInWarning(words: readonly string[]): string {
  const named = words.slice(0, 12).join(' ');
  return named ? `Sketch does not know “${named}” and drew a stand-in.` : 'No object words were given, so Sketch drew a stand-in.';
}
