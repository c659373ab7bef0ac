import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readerFolder } from '../electron/paths.ts';
import { readWords } from '../electron/prompt/reader.ts';
import { packWeights } from '../electron/prompt/split-tagger.ts';
import { readCorpus } from './corpus.ts';
import { crossValidateReader } from './cross-validate-reader.ts';
import { fitTemperature, modelFile, seeRows, trainIntents } from './intent/train-intent.ts';
import { learn } from './lettering/learn.ts';
import { letteringExamples, letteringFile } from './lettering/train-lettering.ts';
import { type LabelledRow, readRows } from './rows.ts';
import { scoreIntents, scoreTexts } from './score.ts';
import { trainSplit } from './split/cross-validate.ts';
import { scoreSplit } from './split/score.ts';

/**
 * `npm run train [FILE.jsonl …]`: trains the prompt reader on the corpus and on further labelled files (`galley corrections` prints such rows), says how it reads
 * rows it has not seen, and writes its weights to assets/reader: lettering.json, intent.json, split.bin. Takes some minutes; the same rows give the same weights.
 */
function train(files: readonly string[]): void {
  const rows = [...readCorpus(), ...files.flatMap(readRows)];
  const temperature = crossValidated(rows);
  write('lettering.json', letteringFile(learn(rows.flatMap(letteringExamples))));
  // From here on the strings are those that the reader itself will find.
  const words = readWords(readerFolder());
  write('intent.json', oneFeatureALine(modelFile(trainIntents(seeRows(rows, words)), temperature)));
  write('split.bin', packWeights(trainSplit(rows, words)));
}

function crossValidated(rows: readonly LabelledRow[]): number {
  const unseen = crossValidateReader(rows);
  const byRow = new Map(unseen.map(({ row, reading }) => [row, reading]));
  const intents = scoreIntents(rows, (row) => byRow.get(row)!.intent);
  const texts = scoreTexts(rows, (row) => byRow.get(row)!.texts);
  const split = scoreSplit(rows, (row) => byRow.get(row)!);
  console.log(
    `unseen by five folds: intent macro-F1 ${intents.macroF1.toFixed(3)} (${intents.rows} prompts), exact strings ${texts.exactSet.toFixed(3)} (${texts.withText}),`,
  );
  console.log(`no spurious string ${texts.noSpurious.toFixed(3)} (${texts.withoutText}), split word accuracy ${split.wordAccuracy.toFixed(3)} (${split.rows})`);
  return fitTemperature(unseen);
}

function oneFeatureALine({ features, ...rest }: ReturnType<typeof modelFile>): string {
  const lines = Object.entries(features).map(([name, weights]) => `${JSON.stringify(name)}:${JSON.stringify(weights)}`);
  return `${JSON.stringify(rest).slice(0, -1)},"features":{\n${lines.join(',\n')}\n}}\n`;
}

function write(name: string, content: string | Uint8Array): void {
  const path = join(readerFolder(), name);
  writeFileSync(path, content);
  console.log(`${(readFileSync(path).length / 1000).toFixed(0)} kB: ${path}`);
}

train(process.argv.slice(2));
