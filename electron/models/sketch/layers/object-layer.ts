import type { Colour } from '../../../../shared/geometry.ts';
import type { Raster } from '../../../../shared/raster.ts';
import { type CompRequest, openStage } from '../comps/comp.ts';
import { createKit, type ObjectSpec } from '../comps/objects/kit.ts';
import { drawWhole } from '../comps/objects/objects.ts';
import { plinth } from '../comps/objects/people.ts';
import { bustOf } from '../comps/portrait/portrait.ts';
import { finish } from '../finish.ts';
import { readPalette } from '../palette.ts';
import { hex, luminanceOf, tint } from '../tint.ts';
import { createDrawing, type Drawing, group, n, rasterise } from '../vector.ts';
import { cast, grainParts } from './cast.ts';
import { COMPANY_BOX, drawCompany, type Member } from './company.ts';
import { drawStandIn } from './stand-in.ts';
import { readSubject, type Subject } from './subject.ts';
import { readSubstance, type Substance } from './substances.ts';

/** What crowns, swords and instruments are drawn in already, with their jewels and grips. */
const NATURAL_METALS: ReadonlySet<string> = new Set(['gold', 'silver', 'steel', 'brass']);
/** Share of the frame that a subject may fill; the rest is air, so that nothing is cut and matting has a rim to work with. */
const ROOM = 0.88;

/** The subject of the object words, alone and whole on transparency, and what the artist should be told. */
export function objectLayer(request: CompRequest): { image: Raster; warnings: string[] } {
  const { words, random } = request;
  const subject = readSubject(words);
  const substance =
    readSubstance(subject.kind === 'object' && isMixed(subject.company) ? wordsBeside(words, subject.company) : words) ??
    (subject.kind === 'unknown' || isBareStatue(subject) ? readSubstance([random.fork('stuff').pick(['bronze', 'marble', 'brass'])]) : null);
  const colour = ownColour(request, subject, substance);
  const image = subject.kind === 'bust' ? bustLayer(request, substance) : drawn(request, subject, substance, colour);
  const isCast = substance !== null && inSubstance(image, subject, substance, request, colour);
  if (!isCast) finish(image, { grain: 3, mottle: 1.5, seed: request.seed });
  return { image, warnings: warningsOf(subject, words) };
}

function isMixed(company: readonly Member[]): boolean {
  return company.length > 1;
}

/** Of different things each has its own material; only what is said of all of them ("…, weathered bronze", "a bronze dog and cat") makes them of it. */
function wordsBeside(words: readonly string[], company: readonly Member[]): string[] {
  const isShared = company.slice(1).every(({ phrase }) => phrase.length === 1);
  const own = new Set((isShared ? company.slice(1) : company).flatMap(({ phrase }) => phrase));
  return words.filter((word) => !own.has(word));
}

function isBareStatue(subject: Subject): boolean {
  return subject.kind !== 'unknown' && subject.isStatue;
}

/** Food, plants and stones that are colours as well, but not of a subject unless something is said to be "wine-coloured". */
const FALSE_COLOURS = new Set([
  'coffee',
  'wine',
  'chocolate',
  'rose',
  'cherry',
  'peach',
  'salmon',
  'coral',
  'lemon',
  'mint',
  'plum',
  'sand',
  'blood',
  'ash',
  'chestnut',
]);

/** The colour that the words give the subject: one of its own phrase before others, and none that only names its material. */
function ownColour(request: CompRequest, subject: Subject, substance: Substance | null): Colour | null {
  const own = subject.kind === 'object' ? toldColour(request, subject.phrase, substance) : null;
  return own ?? toldColour(request, request.words, substance);
}

function toldColour({ random }: CompRequest, phrase: readonly string[], substance: Substance | null): Colour | null {
  const told = phrase.filter((word, i) => !substance?.words.includes(word) && !(FALSE_COLOURS.has(word) && !phrase[i + 1]?.startsWith('colo')));
  const [first] = readPalette(told.join(' '), random).named;
  if (!first) return null;
  return luminanceOf(first) < 0.01 ? tint(first, 0.12) : first;
}

function isNear(a: Colour, b: Colour, distance: number): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < distance;
}

/** A person's head and shoulders are cut by the bottom edge, as busts are; a sculpted bust stands free on its socle. */
function bustLayer(request: CompRequest, substance: Substance | null): Raster {
  const bust = bustOf(request, substance !== null);
  const image = fitted(request, bust.draw, { box: [-200, -200, 1400, 1600], isCut: substance === null });
  return bust.look(image, Math.min(request.width, request.height) / 1000);
}

function drawn(request: CompRequest, subject: Exclude<Subject, { kind: 'bust' }>, substance: Substance | null, colour: Colour | null): Raster {
  const paintSubject = (drawing: Drawing) => {
    if (subject.kind === 'unknown') return drawStandIn(drawing, request, colour);
    const { spec, isStatue, company } = subject;
    if (isMixed(company) || company[0].count > 1) return drawCompany(drawing, company, (member) => toldColour(request, member.phrase, substance), ownBounds);
    const main = hex(spec.colours[0]);
    const wanted = substance?.isPartial && !substance.keepsColour && !colour ? hex(substance.ramp[2]) : colour;
    const markup = drawWhole(drawing, spec, { colour: wanted && !isNear(wanted, main, 60) ? wanted : null, isAlone: true });
    return isStatue ? markup + plinthFor(drawing, spec) : markup;
  };
  const isCompany = subject.kind === 'object' && (isMixed(subject.company) || subject.company[0].count > 1);
  return fitted(request, paintSubject, isCompany ? COMPANY_FIT : OBJECT_FIT);
}

function ownBounds({ spec }: Member) {
  return boundsOf((probe) => drawWhole(probe, spec, { isAlone: true }), OBJECT_FIT.box);
}

/** A statue stands on something; the plinth is as wide as the figure needs. */
function plinthFor(drawing: Drawing, spec: ObjectSpec): string {
  const bounds = boundsOf((probe) => drawWhole(probe, spec, { isAlone: true }), OBJECT_FIT.box);
  const stone = hex('#a9a296');
  const scale = Math.max(0.62, Math.min(1.25, (bounds.width * 0.92) / 132));
  const k = createKit(drawing, stone, stone, stone);
  return group(`translate(${n(bounds.x + bounds.width / 2 - 100 * scale)} ${n(bounds.y + bounds.height - 5)}) scale(${n(scale)})`, plinth(k, 0, stone));
}

interface Fit {
  /** Where the drawing may be, in its own units: left, top, width, height. */
  box: readonly [number, number, number, number];
  /** Cut by the bottom edge instead of standing in the middle. */
  isCut: boolean;
}

const OBJECT_FIT: Fit = { box: [-150, -150, 500, 650], isCut: false };
const COMPANY_FIT: Fit = { box: COMPANY_BOX, isCut: false };

/** Draws markup as large as the frame allows, its visible bounds in the middle. */
function fitted({ width, height }: CompRequest, markup: (drawing: Drawing) => string, fit = OBJECT_FIT): Raster {
  const bounds = boundsOf(markup, fit.box);
  const { drawing, W, H } = openStage({ width, height });
  const scale = Math.min((W * ROOM) / bounds.width, (H * ROOM) / bounds.height);
  const top = fit.isCut ? H - bounds.height * scale + 2 : (H - bounds.height * scale) / 2;
  const left = (W - bounds.width * scale) / 2;
  drawing.add(group(`translate(${n(left - bounds.x * scale)} ${n(top - bounds.y * scale)}) scale(${scale.toFixed(4)})`, markup(drawing)));
  return rasterise(drawing, width, height);
}

/** The visible bounds of markup in its own units, from a picture of 300 px; nothing visible gives the whole box. */
function boundsOf(markup: (drawing: Drawing) => string, [left, top, across, down]: Fit['box']): { x: number; y: number; width: number; height: number } {
  const probe = createDrawing(across, down);
  probe.add(group(`translate(${-left} ${-top})`, markup(probe)));
  const step = Math.max(across, down) / 300;
  const { width, height, data } = rasterise(probe, Math.round(across / step), Math.round(down / step));
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
  if (x1 < x0) return { x: left, y: top, width: across, height: down };
  return { x: left + x0 * step, y: top + y0 * step, width: (x1 - x0 + 1) * step, height: (y1 - y0 + 1) * step };
}

/** Makes the subject of the material; true when it was cast anew rather than grained in parts or left as it is. */
function inSubstance(image: Raster, subject: Subject, substance: Substance, { words, random }: CompRequest, colour: Colour | null): boolean {
  const isStatue = isBareStatue(subject);
  if (substance.isPartial && subject.kind === 'object' && !isStatue) {
    grainParts(image, substance, colour ?? hex(substance.keepsColour ? subject.spec.colours[0] : substance.ramp[2]), random);
    return false;
  }
  // A golden crown is drawn in gold already, with its jewels.
  if (subject.kind === 'object' && !isStatue && NATURAL_METALS.has(substance.name) && isNear(hex(subject.spec.colours[0]), hex(substance.ramp[2]), 60))
    return false;
  const isWeathered = words.some((word) =>
    ['weathered', 'old', 'ancient', 'aged', 'antique', 'oxidised', 'oxidized', 'patina', 'verdigris', 'worn', 'rusty', 'rusted'].includes(word),
  );
  cast(image, { substance, colour, isWeathered, random });
  return true;
}

function warningsOf(subject: Subject, words: readonly string[]): string[] {
  if (subject.kind === 'unknown') return [standInWarning(words)];
  return subject.kind === 'object' ? subject.unknown.map((phrase) => `Sketch does not know “${phrase}” and left it out.`) : [];
}

function standInWarning(words: readonly string[]): string {
  const named = words
    .slice(0, 12)
    .join(' ')
    .replaceAll(' ,', ',')
    .replace(/[ ,]+$/, '');
  return named ? `Sketch does not know “${named}” and drew a stand-in.` : 'No object words were given, so Sketch drew a stand-in.';
}
