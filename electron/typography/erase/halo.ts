import type { Cut } from './cut.ts';
import { dilate } from './hole.ts';
import { NOWHERE, nearestMarked } from './nearest.ts';

/** Directions away from the letters that are judged on their own: a shadow lies on one side. */
const SECTORS = 8;
/** How far a halo is followed, as a share of the region's height, and in px. */
const REACH = 0.5;
const FARTHEST = 90;
/** Two neighbouring bands of the ground whose means differ by less (0–255) show no contrast any more. */
const FLAT = 1.2;
/** Neighbouring pixels are alike: this many count as one observation. */
const ALIKE = 10;
/** Where less of what surrounds the halo is as even as this (0–255), objects cannot be told from the ground. */
const LEAST_EVEN = 0.6;
const EVEN = 14;
/** More than this between even ground and objects is busy, too. */
const MOST_BETWEEN = 0.2;
/** Ground beside an object that is given back with it, px: so the hole ends before the object's soft edge. */
const BESIDE_OBJECT = 4;
/** Something that stands out this much (0–255, mean of the channels) where a halo ends, and goes on beyond it, is an object: no halo reaches into it. */
const OBJECT = 36;
/** Letters' edges are soft: px. */
const SOFT_EDGE = 2;

/**
 * Grows letters over their outline, glow and shadow: the mean colour is followed outwards, in each direction on its own, until it no longer
 * changes. Means over a whole word see a faint glow even on a busy ground, where a single pixel says nothing.
 * @param others 1 = what is not looked at; @param lettering the part of it that is other lettering; @param frame 1 = what is no lettering although it
 *   looks like it: never grown over
 * @param height of the region, px
 */
export function growOverHalo(
  cut: Cut,
  letters: Uint8Array,
  { others, lettering, frame }: { others: Uint8Array; lettering: Uint8Array; frame?: Uint8Array },
  height: number,
): Uint8Array {
  const { width, height: rows } = cut;
  const soft = cut.step > 1 ? 1.5 : SOFT_EDGE;
  const reach = Math.min(FARTHEST, Math.max(6, Math.round(REACH * height)));
  const band = Math.max(2, Math.round(0.035 * height));
  const profile = createProfile(reach + 2 * band + 1);
  const { dx, dy } = nearestMarked(letters, width, rows, profile.length);
  for (let i = 0; i < letters.length; i++) {
    if (letters[i] || others[i] || dx[i] === NOWHERE) continue;
    const away = Math.round(Math.sqrt(dx[i] * dx[i] + dy[i] * dy[i]));
    if (away >= 1 && away < profile.length) add(profile, sectorOf(dx[i], dy[i]), away, cut.rgb, i * 3);
  }
  const ends = Array.from({ length: SECTORS }, (_, sector) => endOfHalo(profile, sector, { band, reach, alike: ALIKE / cut.step ** 2 }) ?? soft);
  const limits = ends.map((end, sector) => Math.max(end, 0.7 * ends[(sector + 1) % SECTORS], 0.7 * ends[(sector + SECTORS - 1) % SECTORS]));
  const grown = letters.slice();
  for (let i = 0; i < letters.length; i++) {
    if (letters[i] || dx[i] === NOWHERE || frame?.[i]) continue;
    const place = placeOf(dx[i], dy[i]);
    const sector = Math.floor(place);
    const limit = limits[sector % SECTORS] * (1 - place + sector) + limits[(sector + 1) % SECTORS] * (place - sector);
    if (dx[i] * dx[i] + dy[i] * dy[i] <= limit * limit) grown[i] = 1;
  }
  return withoutObjects(cut, letters, grown, lettering);
}

/**
 * Gives back what reaches into the grown rim from outside and looks like nothing else there: the frame of a sign, a screw. What merely touches a calm
 * ground's halo is told by its contrast; on a busy ground everything is an object, and nothing is given back.
 */
function withoutObjects({ rgb, width }: Cut, letters: Uint8Array, grown: Uint8Array, others: Uint8Array): Uint8Array {
  const outside = rimOf(grown, others, width, 2);
  if (outside.length === 0) return grown;
  const [red, green, blue] = medianOf(rgb, outside);
  const away = (i: number) => (Math.abs(rgb[i * 3] - red) + Math.abs(rgb[i * 3 + 1] - green) + Math.abs(rgb[i * 3 + 2] - blue)) / 3;
  const stands = (i: number) => away(i) > OBJECT;
  const seeds = outside.filter(stands);
  const even = outside.filter((i) => away(i) <= EVEN).length;
  const between = outside.length - even - seeds.length;
  if (seeds.length === 0 || even < LEAST_EVEN * outside.length || between > MOST_BETWEEN * outside.length) return grown;
  const near = dilate(letters, width, letters.length / width, 1);
  const objects = new Uint8Array(grown.length);
  for (let read = 0; read < seeds.length; read++) {
    for (const next of [seeds[read] - 1, seeds[read] + 1, seeds[read] - width, seeds[read] + width]) {
      if (!grown[next] || objects[next] || near[next] || !stands(next)) continue;
      objects[next] = 1;
      seeds.push(next);
    }
  }
  for (const seed of seeds) objects[seed] = 1;
  const beside = dilate(objects, width, grown.length / width, BESIDE_OBJECT);
  const rest = grown.slice();
  for (let i = 0; i < rest.length; i++) if (beside[i] && !near[i]) rest[i] = 0;
  return rest;
}

/** Pixels right outside a mask, at most so many px away along rows and columns, that belong to nothing else. */
function rimOf(mask: Uint8Array, others: Uint8Array, width: number, reach: number): number[] {
  const near = dilate(mask, width, mask.length / width, reach);
  const rim: number[] = [];
  for (let i = 0; i < mask.length; i++) if (near[i] && !mask[i] && !others[i]) rim.push(i);
  return rim;
}

/** @param pixels at least one */
function medianOf(rgb: Uint8Array, pixels: readonly number[]): number[] {
  return [0, 1, 2].map((c) => {
    const counts = new Uint32Array(256);
    for (const i of pixels) counts[rgb[i * 3 + c]]++;
    let [value, below] = [0, counts[0]];
    while (below <= pixels.length >> 1) below += counts[++value];
    return value;
  });
}

/** Direction in sectors, 0 up to SECTORS: the way along a diamond, which grows with the angle and costs no arctangent. */
function placeOf(dx: number, dy: number): number {
  const along = dx / (Math.abs(dx) + Math.abs(dy));
  return ((dy >= 0 ? 1 - along : 3 + along) * SECTORS) / 4;
}

function sectorOf(dx: number, dy: number): number {
  return Math.round(placeOf(dx, dy)) % SECTORS;
}

/** Sums over all pixels at one distance in one direction: count, three channels, and the square of their mean. */
interface Profile {
  length: number;
  sums: Float64Array;
}

const VALUES = 5;

function createProfile(length: number): Profile {
  return { length, sums: new Float64Array(SECTORS * length * VALUES) };
}

function add({ length, sums }: Profile, sector: number, away: number, rgb: Uint8Array, p: number): void {
  const at = (sector * length + away) * VALUES;
  const mean = (rgb[p] + rgb[p + 1] + rgb[p + 2]) / 3;
  sums[at]++;
  sums[at + 1] += rgb[p];
  sums[at + 2] += rgb[p + 1];
  sums[at + 3] += rgb[p + 2];
  sums[at + 4] += mean * mean;
}

/** Distance at which the ground begins; null = right behind the letters' soft edges. */
function endOfHalo(profile: Profile, sector: number, { band, reach, alike }: { band: number; reach: number; alike: number }): number | null {
  let first: number[] | null = null;
  let end: number | null = null;
  for (let away = 2; away <= reach; away++) {
    const here = bandOf(profile, sector, away, band);
    const next = bandOf(profile, sector, away + band, band);
    if (!here || !next) break;
    const step = here.mean.map((value, c) => value - next.mean[c]);
    const least = Math.max(FLAT, 2 * Math.sqrt(((here.variance + next.variance) * alike) / Math.min(here.count, next.count)));
    // A halo fades: when the change turns round, something else begins.
    const isSame = first === null || step.reduce((sum, value, c) => sum + value * (first as number[])[c], 0) > 0;
    if (Math.max(...step.map(Math.abs)) < least || !isSame) break;
    first ??= step;
    end = away + band;
  }
  // What is left of a fading halo is fainter than a mean can tell, but an edge of it would show.
  return end === null ? null : Math.min(reach, Math.round(end * 1.2) + 1);
}

function bandOf({ length, sums }: Profile, sector: number, from: number, band: number) {
  const total = [0, 0, 0, 0, 0];
  for (let away = from; away < Math.min(length, from + band); away++) for (let v = 0; v < VALUES; v++) total[v] += sums[(sector * length + away) * VALUES + v];
  const [count, r, g, b, squares] = total;
  if (count < 24) return null;
  const mean = [r / count, g / count, b / count];
  return { count, mean, variance: Math.max(0, squares / count - ((r + g + b) / 3 / count) ** 2) };
}
