import { type Box, boxAround, type Quad } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import type { ArcBand, TextRegion } from '../ports.ts';
import { isReadableScript } from '../scripts.ts';
import { edgeOfBand, quadOfBand } from './arcs.ts';
import { type DetectedPlace, joinedArcs } from './detect.ts';
import type { OcrModels } from './models.ts';
import { flipQuad, quadOfBox } from './outline.ts';
import { type Reading, recognise } from './recognise.ts';
import { stripOfBand, stripOfQuad } from './rectify.ts';

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
/** A single letter less sure than this may be an ornament. */
const SURE_LETTER = 0.7;
/** A line over several words may read this much worse than the worst of them and still be the line. */
const JOINT_LOSS = 0.08;

interface Candidate {
  place: number;
  quad: Quad;
  arc?: ArcBand;
}

interface Found {
  candidate: Candidate;
  reading: Reading;
}

/** Reads every place in each way it could stand and keeps the surest; words on one circle are read as one line where that reads as well. */
export async function readPlaces(models: OcrModels, image: Raster, detected: readonly DetectedPlace[]): Promise<TextRegion[]> {
  const places = [...detected, ...joinedArcs(detected)];
  const best = await readCandidates(models, image, places.flatMap(waysToRead));
  await tryUpsideDown(models, image, best);
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
async function tryUpsideDown(models: OcrModels, image: Raster, best: Map<number, Found>): Promise<void> {
  const unsure = [...best.values()].filter(({ candidate, reading }) => reading.confidence < SURE && !candidate.arc).map(({ candidate }) => candidate);
  const flipped = await readCandidates(
    models,
    image,
    unsure.map((candidate) => ({ ...candidate, quad: flipQuad(candidate.quad) })),
  );
  for (const [place, found] of flipped) {
    const { text, confidence } = found.reading;
    // Ornaments often look like one letter one way or the other.
    if (text.length > 1 && confidence > best.get(place)!.reading.confidence + 0.1) best.set(place, found);
  }
}

function waysToRead({ box, arc, members }: DetectedPlace, place: number): Candidate[] {
  const quad = quadOfBox(box);
  const bent = arc ? [arc, { ...arc, inside: true }].map((band) => ({ place, quad: quadOfBand(band), arc: band })) : [];
  if (members) return bent;
  // Steep lines run up as often as down.
  const isSteep = Math.abs(box.along[1]) > 0.85;
  return [{ place, quad }, ...(isSteep ? [{ place, quad: flipQuad(quad) }] : []), ...bent];
}

async function readCandidates(models: OcrModels, image: Raster, candidates: Candidate[]): Promise<Map<number, Found>> {
  const strips = candidates.map(({ quad, arc }) => (arc ? stripOfBand(image, arc) : stripOfQuad(image, quad)));
  const readings = await recognise(models, strips);
  const best = new Map<number, Found>();
  candidates.forEach((candidate, i) => {
    const known = best.get(candidate.place);
    if (!known || weight(readings[i]) > weight(known.reading)) best.set(candidate.place, { candidate, reading: readings[i] });
  });
  return best;
}

/** Sureness, with a little for length: a curved word read straight often gives one sure letter. */
function weight({ text, confidence }: Reading): number {
  return confidence * (1 - 0.5 ** text.length);
}
