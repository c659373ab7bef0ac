import type { Colour } from '../../../../shared/geometry.ts';
import { finish } from '../finish.ts';
import { blend, contrastOf, hex, luminanceOf, shade, tint } from '../tint.ts';
import { circle, group, n, path, rasterise, rect } from '../vector.ts';
import { type AreaPlan, type Comp, type CompRequest, openStage, type Stage } from './comp.ts';
import { polygonPath, starPath } from './objects/kit.ts';
import { chooseObject, drawObject, OBJECTS } from './objects/objects.ts';
import { castShadow, dots, laurel, metal, rays, ribbon, ringPath, rivets, scallopPath, softShadow } from './parts.ts';

const GOLD: Colour = [214, 164, 66];
const SILVER: Colour = [178, 188, 200];
const COPPER: Colour = [190, 116, 74];

/** Words that name the badge itself, not what is on it. */
const CONTAINERS = new Set(['shield', 'award', 'gold', 'metal', 'royal', 'sports', 'club', 'box', 'green', 'vintage', 'watch']);

/** One badge to draw: where, how large, in which metal. */
interface BadgeSheet extends Stage {
  request: CompRequest;
  x: number;
  y: number;
  radius: number;
  metalColour: Colour;
}

type Badge = (sheet: BadgeSheet) => AreaPlan[];

const STYLES: readonly { words: readonly string[]; draw: Badge }[] = [
  { words: ['shield', 'crest', 'heraldic', 'heraldry', 'coat', 'university', 'school', 'royal', 'knight', 'police', 'family'], draw: crest },
  { words: ['esports', 'mascot', 'gaming', 'team', 'sports', 'league', 'football', 'basketball', 'hockey', 'esport'], draw: mascot },
  { words: ['patch', 'stitched', 'embroidered', 'scout', 'outdoor', 'camp', 'hexagon', 'hexagonal', 'ranger', 'hiking'], draw: patch },
  { words: ['seal', 'medal', 'award', 'premium', 'quality', 'guarantee', 'winner', 'laurel', 'certificate', 'anniversary'], draw: seal },
  { words: ['round', 'circle', 'circular', 'badge', 'emblem', 'logo', 'stamp', 'brewery', 'coffee', 'club'], draw: round },
];

/** A badge, crest, patch, mascot shield or seal. Areas: ribbon first, then the rings. */
export function badgeComp(request: CompRequest): Comp {
  const stage = openStage(request);
  const { W, H } = stage;
  const extra = Math.max(0, request.texts.length - 3);
  const lines = Math.min(extra, 9);
  const radius = lines > 0 ? 330 : 408;
  const y = H / 2 - (lines > 0 ? 110 : 0);
  const metalColour = pickMetal(request);
  const sheet: BadgeSheet = { ...stage, request, x: W / 2, y, radius, metalColour };
  if (!request.isTransparent) backdrop(sheet);
  const areas = pickStyle(request)(sheet);
  const ink = luminanceOf(backdropColour(request)) > 0.3 ? request.scheme.dark : request.scheme.light;
  const room = H - (y + radius * 1.12) - 40;
  for (let i = 0; i < lines; i++) {
    const height = Math.min(90, room / lines);
    areas.push({ x: W / 2 - 400, y: H - 40 - room + i * height, width: 800, height: height * 0.82, ink, font: 'oswald' });
  }
  const image = rasterise(stage.drawing, request.width, request.height);
  finish(image, { grain: 5, mottle: 2.5, vignette: request.isTransparent ? 0 : 0.16, seed: request.seed });
  return { image, areas, unit: stage.unit };
}

function pickStyle(request: CompRequest): Badge {
  const { words, random } = request;
  const named = STYLES.find((style) => style.words.some((word) => words.includes(word)));
  // Only rings can carry a bent line.
  if (wishesOf(request).isArc && named?.draw !== seal && named?.draw !== crest) return round;
  // "badge" and "logo" alone leave the shape open
  if (named && named.draw !== round) return named.draw;
  if (words.includes('round') || words.includes('circular') || words.includes('stamp')) return round;
  return random.fork('badge').pick([round, round, crest, patch, seal]);
}

/** Where the prompt wants lettering: its words are shared by all strings. */
function wishesOf({ words }: CompRequest): { isArc: boolean; isLow: boolean; isHigh: boolean; isRibbon: boolean; isCentre: boolean } {
  const has = (...wanted: string[]) => wanted.some((word) => words.includes(word));
  return {
    isArc: has('arc', 'arcs', 'arch', 'arched', 'curved', 'curve', 'curving', 'around', 'rim'),
    isHigh: has('top', 'upper', 'above'),
    isLow: has('bottom', 'lower', 'below'),
    isRibbon: has('ribbon', 'banner', 'scroll', 'sash'),
    isCentre: has('center', 'centre', 'middle'),
  };
}

function pickMetal({ words, random }: CompRequest): Colour {
  if (words.includes('gold') || words.includes('golden') || words.includes('brass')) return GOLD;
  if (words.includes('silver') || words.includes('steel') || words.includes('chrome')) return SILVER;
  if (words.includes('copper') || words.includes('bronze')) return COPPER;
  return random.fork('metal').pick([GOLD, GOLD, SILVER, COPPER]);
}

function backdropColour({ scheme, random }: CompRequest): Colour {
  return random.fork('backdrop').chance(0.6) ? scheme.ground : blend(scheme.dark, scheme.main, 0.35);
}

function backdrop({ drawing, W, H, x, y, radius, request }: BadgeSheet): void {
  const colour = backdropColour(request);
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(colour, 0.25)],
          [0.6, colour],
          [1, shade(colour, 0.22)],
        ],
        0.5,
        0.45,
        0.75,
      ),
    ),
    path(rays(x, y, W + H, 28, 0.1), tint(colour, 0.3), 'opacity="0.16"'),
    softShadow(drawing, x, y + radius * 0.16, radius * 1.32, radius * 1.3, 0.42),
  );
}

/** The emblem the prompt asks for, in a box of `size` centred at x, y; where it asks for none, one of `usual`: what such badges bear. */
function emblem({ drawing, request }: BadgeSheet, x: number, y: number, size: number, usual: readonly string[] = ['star', 'compass', 'leaf']): string {
  const wished = chooseObject(request.words.filter((word) => !CONTAINERS.has(word)));
  const spec = wished ?? request.random.fork('emblem').pick(OBJECTS.filter((one) => usual.includes(one.words[0])));
  const scale = size / 200;
  // A navy anchor on a navy field would be lost.
  const own = hex(spec.colours[0]);
  const isLost = contrastOf(own, tint(request.scheme.main, 0.15)) < 1.45;
  const colour = isLost ? (luminanceOf(request.scheme.main) > 0.3 ? request.scheme.dark : request.scheme.light) : null;
  return group(`translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${n(scale)})`, drawObject(drawing, spec, colour));
}

function starRow(x: number, y: number, size: number, colour: Colour, count: number, gap: number): string {
  return dots(x, y, count, gap, (sx, sy, i) => path(starPath(sx, sy, size * (1 - 0.18 * Math.abs(i - (count - 1) / 2)), 5, 0.45), colour));
}

function round(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, y, radius: R, metalColour } = sheet;
  const { scheme, random } = request;
  const band = scheme.dark;
  const style = random.fork('round');
  const rim = style.chance(0.5) ? scallopPath(x, y, R, style.pick([36, 48, 60]), R * 0.016) : ringPath(x, y, R * 1.015, 0);
  const inner = R * 0.66;
  drawing.add(
    castShadow(rim, 14),
    path(rim, metal(drawing, metalColour)),
    circle(x, y, R * 0.955, shade(metalColour, 0.62)),
    circle(
      x,
      y,
      R * 0.94,
      drawing.radial(
        [
          [0, tint(band, 0.12)],
          [0.7, band],
          [1, shade(band, 0.35)],
        ],
        0.42,
        0.36,
        0.7,
      ),
    ),
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(R * 0.905)}" fill="none" stroke="rgb(${metalColour.join()})" stroke-width="${n(R * 0.008)}"/>`,
    path(ringPath(x, y, inner + R * 0.035, inner - R * 0.005), metal(drawing, metalColour, 242), 'fill-rule="evenodd"'),
    circle(
      x,
      y,
      inner,
      drawing.radial(
        [
          [0, tint(scheme.main, 0.72)],
          [0.45, tint(scheme.main, 0.3)],
          [0.75, scheme.main],
          [1, shade(scheme.main, 0.4)],
        ],
        0.5,
        0.42,
        0.62,
      ),
    ),
    group(
      '',
      path(rays(x, y - R * 0.06, inner * 1.3, 20, style.range(0, 0.3)), tint(scheme.main, 0.55), 'opacity="0.22"'),
      `clip-path="${drawing.clip(circle(x, y, inner * 0.99, [0, 0, 0]))}"`,
    ),
  );
  const places = roundPlaces(request);
  const hasRibbon = places.includes('ribbon');
  drawing.add(
    softShadow(drawing, x, y + R * (hasRibbon ? 0.2 : 0.4), R * 0.44, R * 0.08, 0.5),
    emblem(sheet, x, y - (hasRibbon ? R * 0.14 : 0), R * (hasRibbon ? 0.76 : 0.9)),
  );
  const middle = R * 0.795;
  for (const angle of [-8, 188]) {
    const a = (angle * Math.PI) / 180;
    drawing.add(path(starPath(x + Math.cos(a) * middle, y + Math.sin(a) * middle, R * 0.062, 5, 0.45), metal(drawing, metalColour)));
  }
  const sector = { centreX: x, centreY: y, inner: R * 0.72, outer: R * 0.88 };
  // The ribbon hides the ring's flanks: what is left below it is shorter.
  const half = hasRibbon ? 41 : 68;
  const arc = { x: 0, y: 0, width: 0, height: 0, ink: scheme.light, font: 'oswald' };
  const areas: AreaPlan[] = places.flatMap((place): AreaPlan[] => {
    if (place === 'arc-top') return [{ ...arc, place, arc: { ...sector, from: 200, to: 340, isLower: false } }];
    if (place === 'arc-bottom') return [{ ...arc, place, arc: { ...sector, from: 90 - half, to: 90 + half, isLower: true } }];
    return [];
  });
  if (!places.includes('arc-top')) drawing.add(bead(sheet, middle, 206, 334));
  if (!places.includes('arc-bottom')) drawing.add(hasRibbon ? starArc(sheet, middle, 5) : bead(sheet, middle, 25, 155));
  if (!hasRibbon) return areas;
  const banner = ribbon(drawing, {
    x,
    y: y + R * 0.42,
    width: R * 1.62,
    height: R * 0.3,
    bend: style.pick([0, R * 0.1]),
    colour: scheme.accent,
    ink: luminanceOf(scheme.accent) > 0.25 ? scheme.dark : scheme.light,
    font: 'lilita-one',
  });
  drawing.add(banner.markup);
  return places.map((place) => areas.find((area) => area.place === place) ?? banner.area);
}

/** The parts of a round badge that carry lettering, in the order of the strings. */
function roundPlaces(request: CompRequest): ('arc-top' | 'arc-bottom' | 'ribbon')[] {
  const count = Math.min(3, request.texts.length);
  const { isArc, isLow, isHigh, isRibbon, isCentre } = wishesOf(request);
  if (!isArc) return (['ribbon', 'arc-top', 'arc-bottom'] as const).slice(0, count);
  if (count === 1) return [isLow && !isHigh ? 'arc-bottom' : 'arc-top'];
  if (isRibbon || (isCentre && count === 2 && !(isHigh && isLow))) return (['arc-top', 'ribbon', 'arc-bottom'] as const).slice(0, count);
  return (['arc-top', 'arc-bottom', 'ribbon'] as const).slice(0, count);
}

/** A rope of beads along part of a ring that stays without lettering. */
function bead({ x, y, radius, metalColour }: BadgeSheet, at: number, from: number, to: number): string {
  const count = Math.round((to - from) / 6);
  return Array.from({ length: count + 1 }, (_, i) => {
    const a = ((from + ((to - from) * i) / count) * Math.PI) / 180;
    return circle(x + Math.cos(a) * at, y + Math.sin(a) * at, radius * (i % 2 ? 0.012 : 0.022), i % 2 ? tint(metalColour, 0.3) : metalColour);
  }).join('');
}

function starArc({ x, y, radius, metalColour }: BadgeSheet, at: number, count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const a = ((90 + (i - (count - 1) / 2) * 13) * Math.PI) / 180;
    return path(starPath(x + Math.cos(a) * at, y + Math.sin(a) * at, radius * 0.045, 5, 0.45, (a * 180) / Math.PI + 180), metalColour);
  }).join('');
}

function heater(x: number, y: number, w: number, h: number): string {
  return `M${n(x - w)} ${n(y - h * 0.86)} Q${n(x - w * 0.5)} ${n(y - h * 0.8)} ${n(x)} ${n(y - h)} Q${n(x + w * 0.5)} ${n(y - h * 0.8)} ${n(x + w)} ${n(y - h * 0.86)} C${n(x + w * 1.04)} ${n(y - h * 0.1)} ${n(x + w * 0.86)} ${n(y + h * 0.56)} ${n(x)} ${n(y + h)} C${n(x - w * 0.86)} ${n(y + h * 0.56)} ${n(x - w * 1.04)} ${n(y - h * 0.1)} ${n(x - w)} ${n(y - h * 0.86)} Z`;
}

function crest(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, radius: R, metalColour } = sheet;
  const { scheme, random, texts } = request;
  const style = random.fork('crest');
  const y = sheet.y - (texts.length > 0 ? R * 0.1 : 0);
  const outer = heater(x, y, R * 0.74, R * 0.92);
  const field = heater(x, y, R * 0.645, R * 0.815);
  drawing.add(
    laurel(drawing, x, y + R * 0.02, R * 0.92, style.chance(0.5) ? metalColour : blend([82, 120, 72], scheme.main, 0.25), 96, 212, 0.22),
    castShadow(outer, 16),
    path(outer, metal(drawing, metalColour)),
    path(heater(x, y, R * 0.675, R * 0.85), shade(metalColour, 0.66)),
    group('', fieldOf(sheet, y, style.int(0, 3)), `clip-path="${drawing.clip(path(field, [0, 0, 0]))}"`),
    path(
      field,
      drawing.linear(
        [
          [0, [255, 255, 255], 0.28],
          [0.45, [255, 255, 255], 0],
          [1, [10, 6, 20], 0.34],
        ],
        62,
      ),
    ),
    path(
      `M${n(x - R * 0.6)} ${n(y - R * 0.66)} Q${n(x - R * 0.3)} ${n(y - R * 0.62)} ${n(x)} ${n(y - R * 0.78)} Q${n(x + R * 0.3)} ${n(y - R * 0.62)} ${n(x + R * 0.6)} ${n(y - R * 0.66)} C${n(x + R * 0.3)} ${n(y - R * 0.42)} ${n(x - R * 0.3)} ${n(y - R * 0.3)} ${n(x - R * 0.61)} ${n(y - R * 0.2)} Z`,
      [255, 255, 255],
      'opacity="0.1"',
    ),
  );
  const hasRibbon = texts.length > 0;
  drawing.add(emblem(sheet, x, y - (hasRibbon ? R * 0.14 : R * 0.04), R * (texts.length > 1 ? 0.68 : 0.8), ['lion', 'crown', 'eagle', 'sword', 'castle']));
  if (!hasRibbon) {
    drawing.add(starRow(x, y + R * 0.56, R * 0.07, metalColour, 3, R * 0.17));
    return [];
  }
  const banner = ribbon(drawing, {
    x,
    y: y + R * 0.56,
    width: R * 1.66,
    height: R * 0.31,
    bend: style.chance(0.6) ? R * 0.13 : 0,
    colour: scheme.light,
    ink: scheme.dark,
    font: 'cinzel',
    trim: metalColour,
  });
  drawing.add(banner.markup);
  const plate = R * 0.2;
  const areas: AreaPlan[] = [banner.area];
  if (texts.length > 1) {
    const top = y - R * 0.7;
    drawing.add(rect(x - R * 0.5, top, R, plate, scheme.dark, plate * 0.2, `stroke="rgb(${metalColour.join()})" stroke-width="${n(R * 0.012)}"`));
    areas.push({ x: x - R * 0.46, y: top + plate * 0.14, width: R * 0.92, height: plate * 0.72, ink: scheme.light, font: 'cinzel', place: 'plate' });
  }
  if (texts.length > 2) {
    const low = y + R * 0.86;
    drawing.add(
      rect(x - R * 0.42, low, R * 0.84, plate * 0.9, scheme.dark, plate * 0.45, `stroke="rgb(${metalColour.join()})" stroke-width="${n(R * 0.012)}"`),
    );
    areas.push({ x: x - R * 0.36, y: low + plate * 0.15, width: R * 0.72, height: plate * 0.6, ink: scheme.light, font: 'oswald' });
  }
  return areas;
}

/** Divisions of the field, as heralds name them: per pale, per chevron, quarterly, bend. */
function fieldOf({ request, x, radius: R }: BadgeSheet, y: number, kind: number): string {
  const { scheme } = request;
  const base = rect(x - R, y - R, R * 2, R * 2, scheme.main);
  const other = blend(scheme.dark, scheme.main, 0.25);
  if (kind === 0) return base + rect(x, y - R, R, R * 2, other);
  if (kind === 1)
    return base + path(`M${n(x - R)} ${n(y + R * 0.5)} L${n(x)} ${n(y - R * 0.25)} L${n(x + R)} ${n(y + R * 0.5)} V${n(y + R)} H${n(x - R)} Z`, other);
  if (kind === 2) return base + rect(x, y - R, R, R, other) + rect(x - R, y, R, R, other);
  return (
    base +
    path(`M${n(x - R)} ${n(y - R * 0.9)} L${n(x + R)} ${n(y + R * 0.7)} V${n(y + R * 1.1)} L${n(x - R)} ${n(y - R * 0.5)} Z`, other) +
    path(rays(x, y - R * 0.1, R * 1.6, 16), tint(scheme.main, 0.4), 'opacity="0.14"')
  );
}

function patch(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, y, radius: R } = sheet;
  const { scheme, random, texts } = request;
  const isHexagon = request.words.some((word) => word.startsWith('hexagon')) || random.fork('patch').chance(0.5);
  const shape = (r: number) => (isHexagon ? polygonPath(x, y, r * 1.06, 6) : ringPath(x, y, r, 0));
  const sky = blend(scheme.main, scheme.light, 0.3);
  const thread = (r: number, colour: Colour, width: number, dash: string) =>
    `<path d="${shape(r)}" fill="none" stroke="rgb(${colour.map(Math.round).join()})" stroke-width="${n(width)}" stroke-dasharray="${dash}" stroke-linejoin="round"/>`;
  drawing.add(castShadow(shape(R), 14), path(shape(R), scheme.dark), path(shape(R * 0.93), scheme.light), path(shape(R * 0.895), scheme.main));
  const inside = [
    rect(
      x - R,
      y - R,
      R * 2,
      R * 2,
      drawing.linear([
        [0, shade(sky, 0.12)],
        [0.6, tint(sky, 0.35)],
      ]),
    ),
    circle(x, y + R * 0.02, R * 0.5, scheme.accent),
    path(rays(x, y, R * 1.4, 24), scheme.light, 'opacity="0.16"'),
    path(
      `M${n(x - R)} ${n(y + R * 0.34)} L${n(x - R * 0.55)} ${n(y - R * 0.02)} L${n(x - R * 0.3)} ${n(y + R * 0.18)} L${n(x + R * 0.36)} ${n(y - R * 0.06)} L${n(x + R)} ${n(y + R * 0.34)} V${n(y + R)} H${n(x - R)} Z`,
      blend(scheme.main, scheme.dark, 0.35),
    ),
    path(
      `M${n(x - R)} ${n(y + R * 0.42)} Q${n(x - R * 0.3)} ${n(y + R * 0.24)} ${n(x)} ${n(y + R * 0.38)} T${n(x + R)} ${n(y + R * 0.36)} V${n(y + R)} H${n(x - R)} Z`,
      scheme.dark,
    ),
  ];
  drawing.add(group('', inside.join(''), `clip-path="${drawing.clip(path(shape(R * 0.87), [0, 0, 0]))}"`));
  drawing.add(
    thread(R * 0.965, tint(scheme.dark, 0.3), R * 0.06, `${n(R * 0.012)} ${n(R * 0.012)}`),
    thread(R * 0.885, scheme.light, R * 0.012, `${n(R * 0.04)} ${n(R * 0.025)}`),
  );
  drawing.add(emblem(sheet, x, y - R * (texts.length > 1 ? 0.02 : 0.1), R * 0.78, ['pine', 'compass', 'tent', 'mountain']));
  const width = isHexagon ? R * 1.2 : R * 1.16;
  const areas: AreaPlan[] = [{ x: x - width * 0.5, y: y + R * 0.44, width, height: R * 0.22, ink: scheme.light, font: 'lilita-one' }];
  if (texts.length > 0 && wishesOf(request).isRibbon) {
    const ink = luminanceOf(scheme.accent) > 0.25 ? scheme.dark : scheme.light;
    const banner = ribbon(drawing, { x, y: y + R * 0.54, width: R * 1.6, height: R * 0.28, bend: 0, colour: scheme.accent, ink, font: 'lilita-one' });
    drawing.add(banner.markup);
    areas[0] = banner.area;
  }
  if (texts.length > 1) areas.push({ x: x - R * 0.42, y: y - R * 0.7, width: R * 0.84, height: R * 0.16, ink: scheme.dark, font: 'oswald' });
  if (texts.length > 2) areas.push({ x: x - R * 0.32, y: y + R * 0.67, width: R * 0.64, height: R * 0.11, ink: scheme.light, font: 'oswald' });
  if (texts.length === 0) drawing.add(starRow(x, y + R * 0.58, R * 0.075, scheme.accent, 3, R * 0.19));
  return texts.length === 0 ? [] : areas;
}

function mascot(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, y, radius: R } = sheet;
  const { scheme, texts } = request;
  const plate = (k: number, dy = 0) =>
    `M${n(x)} ${n(y - R * k + dy)} L${n(x + R * 0.42 * k)} ${n(y - R * 0.8 * k + dy)} L${n(x + R * 0.9 * k)} ${n(y - R * 0.78 * k + dy)} L${n(x + R * 0.84 * k)} ${n(y + R * 0.2 * k + dy)} L${n(x + R * 0.5 * k)} ${n(y + R * 0.7 * k + dy)} L${n(x)} ${n(y + R * k + dy)} L${n(x - R * 0.5 * k)} ${n(y + R * 0.7 * k + dy)} L${n(x - R * 0.84 * k)} ${n(y + R * 0.2 * k + dy)} L${n(x - R * 0.9 * k)} ${n(y - R * 0.78 * k + dy)} L${n(x - R * 0.42 * k)} ${n(y - R * 0.8 * k + dy)} Z`;
  const half = `M${n(x)} ${n(y - R)} L${n(x + R)} ${n(y - R)} V${n(y + R)} H${n(x)} Z`;
  drawing.add(
    castShadow(plate(1), 18),
    path(plate(1), shade(scheme.dark, 0.4)),
    path(plate(0.95), scheme.light),
    path(plate(0.91), scheme.dark),
    path(
      plate(0.83),
      drawing.linear([
        [0, tint(scheme.main, 0.22)],
        [1, shade(scheme.main, 0.25)],
      ]),
    ),
    group(
      '',
      path(half, shade(scheme.main, 0.5), 'opacity="0.35"') + path(rays(x, y - R * 0.1, R * 1.5, 14, 0.22), tint(scheme.main, 0.4), 'opacity="0.2"'),
      `clip-path="${drawing.clip(path(plate(0.83), [0, 0, 0]))}"`,
    ),
  );
  const headY = y - R * (texts.length > 0 ? 0.2 : 0.02);
  const size = R * (texts.length > 0 ? 1.12 : 1.3);
  drawing.add(
    softShadow(drawing, x, headY + size * 0.06, size * 0.58, size * 0.56, 0.6),
    emblem(sheet, x, headY, size, ['wolf', 'lion', 'eagle', 'bear', 'fox', 'dragon']),
  );
  if (texts.length === 0) return [];
  const top = y + R * 0.34;
  const band = (grow: number) =>
    `M${n(x - R * 1.02 - grow)} ${n(top + R * 0.06 - grow)} L${n(x + R * 1.02 + grow)} ${n(top - R * 0.02 - grow)} L${n(x + R * 0.92 + grow * 1.1)} ${n(top + R * 0.34 + grow)} L${n(x - R * 0.92 - grow * 1.1)} ${n(top + R * 0.4 + grow)} Z`;
  drawing.add(
    castShadow(band(18), 12),
    path(band(20), shade(scheme.dark, 0.4)),
    path(band(10), scheme.light),
    path(
      band(0),
      drawing.linear([
        [0, tint(scheme.accent, 0.2)],
        [1, shade(scheme.accent, 0.12)],
      ]),
    ),
  );
  const areas: AreaPlan[] = [
    {
      x: x - R * 0.84,
      y: top + R * 0.065,
      width: R * 1.68,
      height: R * 0.26,
      rotation: -2,
      ink: luminanceOf(scheme.accent) > 0.22 ? shade(scheme.dark, 0.3) : scheme.light,
      font: 'bangers',
    },
  ];
  for (const [count, middle] of [
    [2, y + R * 0.93],
    [3, y - R * 0.93],
  ] as const) {
    if (texts.length < count) continue;
    const tab = (grow: number) =>
      rect(
        x - R * 0.46 - grow,
        middle - R * 0.085 - grow,
        R * 0.92 + grow * 2,
        R * 0.17 + grow * 2,
        grow > 10 ? shade(scheme.dark, 0.4) : grow > 4 ? scheme.light : scheme.dark,
        12 + grow,
      );
    drawing.add(tab(16) + tab(9) + tab(0));
    areas.push({ x: x - R * 0.42, y: middle - R * 0.065, width: R * 0.84, height: R * 0.13, ink: scheme.light, font: 'anton' });
  }
  return areas;
}

/** What seals of quality bear. */
const SEALED = ['star', 'crown', 'trophy'];

function seal(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, radius: R, metalColour } = sheet;
  const { scheme, random, texts } = request;
  const y = sheet.y - R * 0.1;
  const tail = (side: number) =>
    `M${n(x)} ${n(y + R * 0.4)} L${n(x + side * R * 0.62)} ${n(y + R * 1.08)} L${n(x + side * R * 0.38)} ${n(y + R * 1.06)} L${n(x + side * R * 0.24)} ${n(y + R * 1.24)} L${n(x - side * R * 0.1)} ${n(y + R * 0.5)} Z`;
  const burst = starPath(x, y, R * 0.96, 32, 0.93);
  drawing.add(
    castShadow(tail(-1), 10),
    castShadow(tail(1), 10),
    path(
      tail(-1),
      drawing.linear([
        [0, shade(scheme.main, 0.4)],
        [1, scheme.main],
      ]),
    ),
    path(
      tail(1),
      drawing.linear([
        [0, shade(scheme.main, 0.45)],
        [1, tint(scheme.main, 0.08)],
      ]),
    ),
    castShadow(burst, 14),
    path(burst, metal(drawing, metalColour)),
    circle(x, y, R * 0.84, shade(metalColour, 0.42)),
    circle(x, y, R * 0.825, metal(drawing, metalColour, 240)),
    circle(
      x,
      y,
      R * 0.79,
      drawing.radial(
        [
          [0, tint(scheme.main, 0.2)],
          [0.75, scheme.main],
          [1, shade(scheme.main, 0.4)],
        ],
        0.4,
        0.34,
        0.72,
      ),
    ),
    rivets(drawing, x, y, R * 0.745, 48, R * 0.012, metalColour),
  );
  const sector = { centreX: x, centreY: y, inner: R * 0.55, outer: R * 0.71 };
  const isCentred = texts.length === 1 && !wishesOf(request).isArc;
  if (isCentred) {
    drawing.add(
      laurel(drawing, x, y, R * 0.56, tint(metalColour, 0.2), 98, 214, 0.2),
      emblem(sheet, x, y - R * 0.34, R * 0.36, SEALED),
      starRow(x, y + R * 0.4, R * 0.05, metalColour, 3, R * 0.14),
    );
    return [
      {
        x: x - R * 0.47,
        y: y - R * 0.14,
        width: R * 0.94,
        height: R * 0.44,
        ink: scheme.light,
        font: random.fork('seal').pick(['alfa-slab-one', 'lobster', 'cinzel']),
      },
    ];
  }
  drawing.add(
    circle(
      x,
      y,
      R * 0.5,
      drawing.radial([
        [0, tint(scheme.light, 0.4)],
        [1, shade(scheme.light, 0.1)],
      ]),
    ),
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(R * 0.5)}" fill="none" stroke="rgb(${metalColour.join()})" stroke-width="${n(R * 0.02)}"/>`,
    emblem(sheet, x, y - (texts.length > 2 ? R * 0.1 : 0), R * (texts.length > 2 ? 0.44 : 0.62), SEALED),
  );
  const upper: AreaPlan = {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    place: 'arc-top',
    arc: { ...sector, from: 196, to: 344, isLower: false },
    ink: scheme.light,
    font: 'alfa-slab-one',
  };
  const lower: AreaPlan = {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    place: 'arc-bottom',
    arc: { ...sector, from: 22, to: 158, isLower: true },
    ink: scheme.light,
    font: 'oswald',
  };
  const plate: AreaPlan = { x: x - R * 0.36, y: y + R * 0.17, width: R * 0.72, height: R * 0.16, ink: scheme.dark, font: 'oswald' };
  if (texts.length === 0) {
    drawing.add(laurel(drawing, x, y, R * 0.63, tint(metalColour, 0.2), 98, 236, 0.16));
    return [];
  }
  return [upper, lower, plate].slice(0, texts.length);
}
