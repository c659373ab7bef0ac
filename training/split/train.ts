import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createForeignWords } from '../../electron/prompt/foreign-words.ts';
import { readLexicon } from '../../electron/prompt/lexicon.ts';
import { packWeights } from '../../electron/prompt/split-tagger.ts';
import { READER_FOLDER, readCorpus } from '../corpus.ts';
import { readRows } from '../rows.ts';
import { crossValidateSplit, trainSplit } from './cross-validate.ts';

/** `node training/split/train.ts [FILE.jsonl …]`: what `npm run train` does, for the object / style tagger alone: writes assets/reader/split.bin. */
function train(files: readonly string[]): string {
  const lookUp = { lexicon: readLexicon(join(READER_FOLDER, 'lexicon.bin')), foreign: createForeignWords() };
  const rows = [...readCorpus(), ...files.flatMap(readRows)].filter((row) => row.object || row.style);
  const path = join(READER_FOLDER, 'split.bin');
  const bytes = packWeights(trainSplit(rows, lookUp));
  writeFileSync(path, bytes);
  const { wordAccuracy, allCorrect } = crossValidateSplit(rows, lookUp);
  return `${rows.length} prompts; unseen by five folds: word accuracy ${wordAccuracy.toFixed(3)}, all right in ${allCorrect}\n${(bytes.length / 1000).toFixed(0)} kB: ${path}`;
}

console.log(train(process.argv.slice(2)));
