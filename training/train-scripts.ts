import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openModels } from '../electron/typography/read/models.ts';
import { type Reading, recognise } from '../electron/typography/read/recognise.ts';
import { classFeatures, denseFeatures, TOLD_APART } from '../electron/typography/read/script.ts';
import { drawNothing, drawStrip, fontsIn, seeded } from './script-strips.ts';
import { type Example, fitSoftmax } from './softmax-regression.ts';

export interface ScriptRow {
  script: (typeof TOLD_APART)[number];
  reading: Pick<Reading, 'evidence' | 'confidence'>;
}

/** All that is told apart but 'unknown', which stands for no lettering. */
const LETTERED = TOLD_APART.filter((script) => script !== 'unknown');
const STRIPS = 130;
/** Garbled Latin must not be taken for anything else. */
const LATIN_STRIPS = 4 * STRIPS;
const FEWEST = 2;
const PENALTY = { sparse: 5e-5, dense: 1e-5 };

/**
 * `node training/train-scripts.ts FONT_FOLDER …`: letters strips in ten scripts, lets the recogniser look at them and learns to tell the scripts apart by what it half saw.
 * The folders hold Noto Sans and Serif (also JP, KR, SC, Devanagari, Thai) and display faces of each script, as @expo-google-fonts ships them.
 */
async function train(folders: readonly string[]): Promise<void> {
  const models = await openModels(undefined, 2);
  const fonts = fontsIn(folders);
  const rows: ScriptRow[] = [];
  for (const script of LETTERED) {
    const random = seeded(`scripts ${script}`);
    const strips = [];
    for (let i = script === 'latin' ? LATIN_STRIPS : STRIPS; i > 0; i--) strips.push((await drawStrip(script, fonts, random)).strip);
    for (const reading of await recognise(models, strips)) rows.push({ script, reading });
  }
  for (const reading of await recognise(models, drawNothing(2 * STRIPS, seeded('scripts nothing')))) rows.push({ script: 'unknown', reading });
  writeWeights(rows, models.characters);
  await models.dispose();
}

/** Fits the weights and writes them as a module. */
export function writeWeights(rows: readonly ScriptRow[], characters: readonly string[]): void {
  const counts = new Map<number, number>();
  for (const { reading } of rows) for (const id of classFeatures(reading.evidence).keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
  const ids = [...counts]
    .filter(([id, count]) => count >= FEWEST && characters[id].length === 1)
    .map(([id]) => id)
    .sort((a, b) => a - b);
  const index = new Map(ids.map((id, i) => [id, i]));
  const examples = rows.map(({ script, reading }): Example => {
    const features = [...classFeatures(reading.evidence)].filter(([id]) => index.has(id));
    return {
      indices: Int32Array.from(features, ([id]) => index.get(id)!),
      values: Float32Array.from(features, ([, value]) => value),
      dense: denseFeatures(reading.evidence, reading.confidence),
      wanted: Float64Array.from(TOLD_APART, (name) => Number(name === script)),
    };
  });
  const { values } = fitSoftmax(examples, TOLD_APART.length, ids.length, examples[0].dense.length, PENALTY);
  const step = Math.max(...values.map(Math.abs)) / 127;
  const table = Buffer.from(Int8Array.from(values, (value) => Math.round(value / step)).buffer).toString('base64');
  const letters = ids.map((id) => characters[id]).join('');
  const text = `/** Written by training/train-scripts.ts: weights of the recogniser's classes, then of the dense features and the bias, one row of eleven scripts each. */
export const SCRIPT_WEIGHTS = {
  letters: ${JSON.stringify(letters)},
  step: ${step},
  table: '${table}',
};
`;
  writeFileSync(join(import.meta.dirname, '../electron/typography/read/script-weights.ts'), text);
}

if (process.argv[1] === import.meta.filename) await train(process.argv.slice(2));
