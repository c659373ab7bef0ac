import type { Script } from '../../../shared/lettering.ts';
import { isReadableScript, scriptOf } from '../scripts.ts';
import type { Evidence, Reading } from './recognise.ts';
import { SCRIPT_WEIGHTS } from './script-weights.ts';

/** What the weights tell apart; 'unknown' = no lettering at all. */
export const TOLD_APART = [
  'latin',
  'han',
  'kana',
  'hangul',
  'cyrillic',
  'greek',
  'arabic',
  'hebrew',
  'devanagari',
  'thai',
  'unknown',
] as const satisfies readonly Script[];
/** Below this probability a script is not named. */
const SURE = 0.8;
/** The same where hardly anything was read: then the letters are none of Latin or Han. */
const SURE_UNREAD = 0.65;
const LEAST_READ = 0.5;
/** Unknown letters are taken for Latin ones, but never clearly. */
const CLEAR = 0.8;
/** A reading this confident is believed unless the script is as good as certain: Latin letters may be garbled, but they are Latin. */
const BELIEVED = 0.93;
const CERTAIN = 0.995;

/** Numbers beside the classes: density, how likely the letters were, how many. */
export function denseFeatures({ weights, density }: Evidence, confidence: number): Float32Array {
  const count = weights.length;
  const mean = count === 0 ? 0 : weights.reduce((sum, weight) => sum + weight, 0) / count;
  return Float32Array.of(density, density * density, mean, mean * mean, confidence, Math.log1p(count));
}

/** The best classes count whole, the second ones half; longer strips do not count more. */
export function classFeatures({ classes }: Evidence): Map<number, number> {
  const features = new Map<number, number>();
  const share = 2 / Math.max(2, classes.length);
  classes.forEach((id, i) => {
    features.set(id, (features.get(id) ?? 0) + (i % 2 === 0 ? share : share / 2));
  });
  return features;
}

interface Model {
  rows: Map<number, Float32Array>;
  dense: Float32Array[];
  bias: Float32Array;
}

/** Tells the script of a strip from its reading and from what the recogniser half saw; 'unknown' rather than a guess. */
export type ScriptDetector = (reading: Reading) => Script;

/** @param characters of the recogniser's classes */
export function createScriptDetector(characters: readonly string[]): ScriptDetector {
  let model: Model | null = null;
  return (reading) => {
    model ??= unpack(characters);
    const written = scriptOf(reading.text);
    const isRead = written !== 'unknown' && reading.confidence >= LEAST_READ;
    if (reading.evidence.weights.length === 0) return 'unknown';
    const { script, probability } = likeliest(model, reading);
    if (isReadableScript(script) || script === 'unknown') return isRead && reading.confidence >= CLEAR ? written : 'unknown';
    const needed = !isRead ? SURE_UNREAD : reading.confidence >= BELIEVED ? CERTAIN : SURE;
    if (probability >= needed) return script;
    return isRead && reading.confidence >= BELIEVED ? written : 'unknown';
  };
}

function likeliest({ rows, dense, bias }: Model, { evidence, confidence }: Reading): { script: Script; probability: number } {
  const logits = Float64Array.from(bias);
  const add = (row: Float32Array | undefined, value: number) => {
    if (row) for (let script = 0; script < row.length; script++) logits[script] += row[script] * value;
  };
  for (const [id, value] of classFeatures(evidence)) add(rows.get(id), value);
  denseFeatures(evidence, confidence).forEach((value, i) => {
    add(dense[i], value);
  });
  const top = Math.max(...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0);
  return { script: TOLD_APART[logits.indexOf(top)], probability: 1 / total };
}

function unpack(characters: readonly string[]): Model {
  const { letters, step, table } = SCRIPT_WEIGHTS;
  const bytes = Buffer.from(table, 'base64');
  const width = TOLD_APART.length;
  const row = (index: number) => Float32Array.from({ length: width }, (_, script) => bytes.readInt8(index * width + script) * step);
  const ids = [...letters].map((letter) => characters.indexOf(letter));
  const rest = Array.from({ length: bytes.length / width - ids.length }, (_, i) => row(ids.length + i));
  return { rows: new Map(ids.map((id, i) => [id, row(i)])), dense: rest.slice(0, -1), bias: rest[rest.length - 1] };
}
