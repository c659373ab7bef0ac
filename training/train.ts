import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWords } from '../electron/prompt/reader.ts';
import { READER_FOLDER, readCorpus } from './corpus.ts';
import { crossValidate, fitTemperature, intentOf, modelFile, seeRows, trainIntents } from './intent/train-intent.ts';
import { readRows } from './rows.ts';
import { scoreIntents } from './score.ts';

/** `npm run train [FILE.jsonl …]`: trains the reader's intent weights on the corpus and on further labelled files, and writes assets/reader/intent.json. */
function train(files: readonly string[]): void {
  const rows = seeRows([...readCorpus(), ...files.flatMap(readRows)], readWords(READER_FOLDER));
  const folded = crossValidate(rows);
  const byRow = new Map(folded.map(({ row, sums }) => [row.row, intentOf(sums)]));
  const score = scoreIntents(
    rows.map(({ row }) => row),
    (row) => byRow.get(row)!,
  );
  const temperature = fitTemperature(folded);
  const path = join(READER_FOLDER, 'intent.json');
  const text = oneFeatureALine(modelFile(trainIntents(rows), temperature));
  writeFileSync(path, text);
  console.log(
    `${rows.length} prompts; unseen by five folds: accuracy ${score.accuracy.toFixed(3)}, macro-F1 ${score.macroF1.toFixed(3)}; temperature ${temperature.toFixed(2)}`,
  );
  console.log(`${(text.length / 1000).toFixed(0)} kB: ${path}`);
}

function oneFeatureALine({ features, ...rest }: ReturnType<typeof modelFile>): string {
  const lines = Object.entries(features).map(([name, weights]) => `${JSON.stringify(name)}:${JSON.stringify(weights)}`);
  return `${JSON.stringify(rest).slice(0, -1)},"features":{\n${lines.join(',\n')}\n}}\n`;
}

train(process.argv.slice(2));
