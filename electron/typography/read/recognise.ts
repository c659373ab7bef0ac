import type { Raster } from '../../../shared/raster.ts';
import type { OcrSession } from './runtime.ts';

/** Height of the strips that the recogniser reads, px. */
export const STRIP_HEIGHT = 48;
/** Wider strips are squeezed to this. */
export const LARGEST_STRIP_WIDTH = 1600;
const SMALLEST_INPUT_WIDTH = 160;
const BATCH_PIXELS = 48 * 3200;
/** A dropped space still leaves this much probability between two characters. */
const FAINT_SPACE = 0.04;
/** Letters less probable than this are no evidence of anything. */
const FAINTEST = 1e-4;

/** The recogniser's session and its characters by class index. */
export interface Recogniser {
  recogniser: OcrSession;
  characters: string[];
}

export interface Reading {
  text: string;
  /** Mean probability of the characters, 0–1; 0 for no text. */
  confidence: number;
  /** Of each of the text's characters, 0–1; of a space that was brought back, 0. */
  sureness: number[];
  evidence: Evidence;
}

/** What the recogniser half saw, letter by letter: by this scripts that it does not know can be told from each other. */
export interface Evidence {
  /** Its two best classes wherever a letter is likelier than just before and after, however unlikely. */
  classes: number[];
  /** Probability of a letter there. */
  weights: number[];
  /** Such places for each stretch as long as the strip is high. */
  density: number;
}

/** Reads straight RGB strips of STRIP_HEIGHT px, in batches of similar width. */
export async function recognise(models: Recogniser, strips: Raster[]): Promise<Reading[]> {
  const readings: Reading[] = new Array(strips.length);
  const order = strips.map((_, index) => index).sort((a, b) => strips[a].width - strips[b].width);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && fits(strips, order, from, to)) to++;
    const batch = order.slice(from, to);
    const found = await readBatch(
      models,
      batch.map((index) => strips[index]),
    );
    batch.forEach((index, i) => {
      readings[index] = found[i];
    });
    from = to;
  }
  return readings;
}

/** Padding costs time: a batch ends where its widest strip would be half as wide again as its narrowest. */
function fits(strips: Raster[], order: number[], from: number, to: number): boolean {
  const width = Math.max(SMALLEST_INPUT_WIDTH, strips[order[to]].width);
  const narrowest = Math.max(SMALLEST_INPUT_WIDTH, strips[order[from]].width);
  return width <= narrowest * 1.5 && (to - from + 1) * width * STRIP_HEIGHT <= BATCH_PIXELS;
}

async function readBatch({ recogniser, characters }: Recogniser, strips: Raster[]): Promise<Reading[]> {
  const width = Math.ceil(Math.max(SMALLEST_INPUT_WIDTH, ...strips.map((strip) => strip.width)) / 8) * 8;
  const plane = STRIP_HEIGHT * width;
  const input = new Float32Array(strips.length * 3 * plane);
  strips.forEach((strip, n) => {
    for (let y = 0, from = 0; y < STRIP_HEIGHT; y++) {
      let to = n * 3 * plane + y * width;
      for (let x = 0; x < strip.width; x++, from += 3, to++) {
        // Blue first, as in training.
        input[to] = strip.data[from + 2] / 127.5 - 1;
        input[to + plane] = strip.data[from + 1] / 127.5 - 1;
        input[to + 2 * plane] = strip.data[from] / 127.5 - 1;
      }
    }
  });
  const { data, shape } = await recogniser.run(input, [strips.length, 3, STRIP_HEIGHT, width]);
  const [, steps, classes] = shape;
  return strips.map((_, n) => decode(data.subarray(n * steps * classes, (n + 1) * steps * classes), steps, classes, characters, strips[n].width));
}

/** Greedy CTC: the best class of each step, repeats and blanks dropped (Graves et al. 2006); faint spaces are brought back. */
function decode(probabilities: Float32Array, steps: number, classes: number, characters: string[], width: number): Reading {
  let [sum, count, previous, faintSpace] = [0, 0, 0, 0];
  const letters: { character: string; sureness: number }[] = [];
  const firsts = new Int32Array(steps);
  const seconds = new Int32Array(steps);
  const masses = new Float32Array(steps);
  const space = classes - 1;
  for (let step = 0; step < steps; step++) {
    const offset = step * classes;
    const [first, second] = bestTwo(probabilities, offset, classes);
    const best = probabilities[offset + first] > probabilities[offset] ? first : 0;
    [firsts[step], seconds[step], masses[step]] = [first, second, 1 - probabilities[offset] - probabilities[offset + space]];
    faintSpace = Math.max(faintSpace, probabilities[offset + space]);
    if (best !== 0 && best !== previous) {
      if (faintSpace > FAINT_SPACE && best !== space && letters.length > 0 && letters.at(-1)?.character !== ' ') letters.push({ character: ' ', sureness: 0 });
      letters.push({ character: characters[best] ?? '', sureness: probabilities[offset + best] });
      sum += probabilities[offset + best];
      count++;
      faintSpace = 0;
    } else if (best === previous && best !== 0) faintSpace = 0;
    previous = best;
  }
  while (letters[0]?.character.trim() === '') letters.shift();
  while (letters.at(-1)?.character.trim() === '') letters.pop();
  return {
    text: letters.map(({ character }) => character).join(''),
    confidence: count === 0 ? 0 : sum / count,
    sureness: letters.map(({ sureness }) => sureness),
    evidence: evidenceOf(firsts, seconds, masses, width),
  };
}

/** The best class and the second that are not the blank. */
function bestTwo(probabilities: Float32Array, offset: number, classes: number): [number, number] {
  let [first, second] = [1, 2];
  if (probabilities[offset + 2] > probabilities[offset + 1]) [first, second] = [2, 1];
  let [most, next] = [probabilities[offset + first], probabilities[offset + second]];
  for (let c = 3; c < classes; c++) {
    const p = probabilities[offset + c];
    // Hardly any class comes this far.
    if (p <= next) continue;
    if (p > most) {
      [second, next] = [first, most];
      [first, most] = [c, p];
    } else [second, next] = [c, p];
  }
  return [first, second];
}

function evidenceOf(firsts: Int32Array, seconds: Int32Array, masses: Float32Array, width: number): Evidence {
  const evidence: Evidence = { classes: [], weights: [], density: 0 };
  for (let step = 0; step < masses.length; step++) {
    const mass = masses[step];
    if (mass < FAINTEST || mass < (masses[step - 1] ?? 0) || mass <= (masses[step + 1] ?? 0)) continue;
    evidence.classes.push(firsts[step], seconds[step]);
    evidence.weights.push(mass);
  }
  evidence.density = (evidence.weights.length * STRIP_HEIGHT) / Math.max(STRIP_HEIGHT, width);
  return evidence;
}
