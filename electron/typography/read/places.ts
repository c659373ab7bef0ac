import { type Box, boxAround, type Quad } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import type { ArcBand, TextRegion } from '../ports.ts';
import { isReadableScript } from '../scripts.ts';
import { edgeOfBand, quadOfBand } from './arcs.ts';
import { type DetectedPlace, joinedArcs } from './detect.ts';
import type { OcrModels } from './models.ts';
import { flipQuad, quadOfBox } from './outline.ts';
import { type Reading, recognise } from './recognise.ts';
import { stripOfBand, stripOfQuad, turnedStrip } from './rectify.ts';

/** Readings below this are noise. */
const LOWEST_CONFIDENCE = 0.5;
/** Lettering that cannot be read is told of where the detector is this sure and this much of it was seen. */
const SURE_PLACE = 0.9;
/** The same where its script is not known: ornaments look like that. */
const CERTAIN_PLACE = 0.985;
const FAINT_LETTER = 1e-3;
const FEWEST_LETTERS = 4;
const MANY_LETTERS = 8;
/** Above this a reading is not tried upside down. */
const SURE = 0.85;
/** A reading of so many letters as sure as this is not tried the other way up. */
const PLAIN = 0.9;
const FEWEST_PLAIN = 3;
/** A single letter less sure than this may be an ornament. */
const SURE_LETTER = 0.7;
/** A line over several words may read this much worse than the worst of them and still be the line. */
const JOINT_LOSS = 0.08;

interface Candidate {
  place: number;
  quad: Quad;
  arc?: ArcBand;
  /** True for the same way to read the other way up. */
  isTurned?: boolean;
}

interface Found {
  candidate: Candidate;
  reading: Reading;
}

/** Reads every place in each way it could stand and keeps the surest; words on one circle are read as one line where that reads as well. */
export async function readPlaces(models: OcrModels, image: Raster, detected: readonly DetectedPlace[]): Promise<TextRegion[]> {
  const places = [...detected, ...joinedArcs(detected)];
  const strips = stripsOf(image);
  const best = await readAllWays(models, strips, places.flatMap(waysToRead));
  await tryUpsideDown(models, strips, best);
  places.forEach(({ members }, index) => {
    if (!members) return;
    const losers = isOneLine(
      best.get(index)!,
      members.map((member) => best.get(member)!),
    )
      ? members
      : [index];
    for (const loser of losers) best.delete(loser);
  });
  const regions = [...best].flatMap(([index, found]) => regionOf(models, places[index], found) ?? []);
  // Scraps beside a line that was read are no lettering of their own.
  const read = regions.filter((region) => !isScrap(region)).map(({ quad }) => boxAround(quad));
  return regions.filter((region) => !isScrap(region) || !read.some((box) => shareInside(boxAround(region.quad), box) > 0.3));
}

/** Nothing that reads, or one letter with little sureness. */
function isScrap({ text, confidence }: TextRegion): boolean {
  return text === '' || (text.length === 1 && confidence < SURE_LETTER);
}

/** Share of the first box that lies in the second, 0–1. */
function shareInside(box: Box, other: Box): number {
  const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
  const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
  return width > 0 && height > 0 ? (width * height) / (box.width * box.height) : 0;
}

/** The region as it is told; null where it is noise. What is in a script that the recogniser does not know keeps its place, but no text. */
function regionOf(models: OcrModels, { detection, polygon }: DetectedPlace, { candidate: { quad, arc }, reading }: Found): TextRegion | null {
  const script = models.scriptOf(reading);
  // The recogniser knows the Han letters of Japanese, and by them a string is found.
  const isRead = isReadableScript(script) || script === 'kana' || script === 'unknown';
  const text = isRead && reading.confidence >= LOWEST_CONFIDENCE ? reading.text : '';
  if (text === '') {
    const letters = reading.evidence.weights.filter((weight) => weight >= FAINT_LETTER).length;
    const [fewest, sure] = script === 'unknown' ? [MANY_LETTERS, CERTAIN_PLACE] : [FEWEST_LETTERS, SURE_PLACE];
    if (letters < fewest || detection < sure) return null;
  }
  return { quad, text, confidence: reading.confidence, detection, polygon: arc ? edgeOfBand(arc) : polygon, script, ...(arc && { arc }) };
}

function isOneLine(line: Found, words: readonly Found[]): boolean {
  const sure = words.filter(({ reading }) => reading.confidence >= LOWEST_CONFIDENCE);
  const letters = sure.reduce((sum, { reading }) => sum + reading.text.replaceAll(' ', '').length, 0);
  const worst = Math.min(...sure.map(({ reading }) => reading.confidence), 1);
  return line.reading.confidence >= Math.max(LOWEST_CONFIDENCE, worst - JOINT_LOSS) && line.reading.text.replaceAll(' ', '').length >= 0.75 * letters;
}

/** Straight lines that do not read well are read the other way up, too. */
async function tryUpsideDown(models: OcrModels, strips: Strips, best: Map<number, Found>): Promise<void> {
  const unsure = [...best.values()].filter(({ candidate: { quad, arc }, reading }) => reading.confidence < SURE && !arc && !isSteep(quad));
  const flipped = unsure.map(({ candidate }) => ({ ...candidate, quad: flipQuad(candidate.quad), isTurned: true }));
  (await readCandidates(models, strips, flipped)).forEach((found) => {
    const { candidate, reading } = found;
    // Ornaments often look like one letter one way or the other.
    if (reading.text.length > 1 && reading.confidence > best.get(candidate.place)!.reading.confidence + 0.1) best.set(candidate.place, found);
  });
}

function waysToRead({ box, arc, members }: DetectedPlace, place: number): Candidate[] {
  const quad = quadOfBox(box);
  const inside = arc && { ...arc, inside: true };
  const bent =
    arc && inside
      ? [
          { place, quad: quadOfBand(arc), arc },
          { place, quad: quadOfBand(inside), arc: inside, isTurned: true },
        ]
      : [];
  if (members) return bent;
  return [{ place, quad }, ...(isSteep(quad) ? [{ place, quad: flipQuad(quad), isTurned: true }] : []), ...bent];
}

/** Steep lines run up as often as down. */
function isSteep([a, b]: Quad): boolean {
  return Math.abs(b[1] - a[1]) > 0.85 * Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** The surest way to read each place; what reads plainly one way up is not read the other way up. */
async function readAllWays(models: OcrModels, strips: Strips, candidates: readonly Candidate[]): Promise<Map<number, Found>> {
  const upright = await readCandidates(
    models,
    strips,
    candidates.filter(({ isTurned }) => !isTurned),
  );
  const plain = new Set(
    upright.filter(({ reading }) => reading.confidence >= PLAIN && reading.text.length >= FEWEST_PLAIN).map(({ candidate }) => keyOf(candidate)),
  );
  const turned = await readCandidates(
    models,
    strips,
    candidates.filter((candidate) => candidate.isTurned && !plain.has(keyOf(candidate))),
  );
  const best = new Map<number, Found>();
  for (const found of [...upright, ...turned]) {
    const known = best.get(found.candidate.place);
    if (!known || weight(found.reading) > weight(known.reading)) best.set(found.candidate.place, found);
  }
  return best;
}

async function readCandidates(models: OcrModels, strips: Strips, candidates: readonly Candidate[]): Promise<Found[]> {
  const readings = await recognise(models, candidates.map(strips));
  return candidates.map((candidate, i) => ({ candidate, reading: readings[i] }));
}

type Strips = (candidate: Candidate) => Raster;

/** What stands in a candidate, level; each is sampled once for both ways up. */
function stripsOf(image: Raster): Strips {
  const known = new Map<string, Raster>();
  return (candidate) => {
    const { quad, arc, isTurned = false } = candidate;
    const same = known.get(keyOf(candidate));
    if (same) return isTurned ? turnedStrip(same) : same;
    const strip = arc ? stripOfBand(image, arc) : stripOfQuad(image, quad);
    known.set(keyOf(candidate), isTurned ? turnedStrip(strip) : strip);
    return strip;
  };
}

/** The same for both ways up. */
function keyOf({ place, arc }: Candidate): string {
  return `${place} ${arc ? 'bent' : 'straight'}`;
}

/** Sureness, with a little for length: a curved word read straight often gives one sure letter. */
function weight({ text, confidence }: Reading): number {
  return confidence * (1 - 0.5 ** text.length);
}
