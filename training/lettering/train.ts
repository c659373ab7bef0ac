import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LETTERING_FORMAT } from '../../electron/prompt/lettering-model.ts';
import { READER_FOLDER, readCorpus } from '../corpus.ts';
import { type LabelledRow, readRows } from '../rows.ts';
import { scoreTexts, type TextScore } from '../score.ts';
import { type Example, exampleOf, learn, readExample } from './learn.ts';
import { withoutQuotes } from './vary.ts';

const FOLDS = 5;

/** Trains the model that tells which strings are to be lettered and says how it does on rows it has not seen. Usage: node training/lettering/train.ts [more.jsonl …] */
function main(): void {
  const data = [...readCorpus(), ...process.argv.slice(2).flatMap(readRows)]
    .filter((row) => row.texts)
    .map((row) => ({ row, example: exampleOf(row), varied: variedOf(row) }));
  const read = new Map<LabelledRow, string[]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = learn(data.filter((_, index) => index % FOLDS !== fold).flatMap(({ example, varied }) => [example, ...varied]));
    for (const [index, { row, example }] of data.entries()) if (index % FOLDS === fold) read.set(row, readExample(example, model, row));
  }
  const rows = data.map(({ row }) => row);
  print(
    'unseen by five folds',
    scoreTexts(rows, (row) => read.get(row) ?? []),
  );
  const model = learn(data.flatMap(({ example, varied }) => [example, ...varied]));
  const examples = new Map(data.map(({ row, example }) => [row, example]));
  print(
    'as trained',
    scoreTexts(rows, (row) => readExample(examples.get(row) as ReturnType<typeof exampleOf>, model, row)),
  );
  const table = (weights: ReadonlyMap<string, number>) => Object.fromEntries([...weights].map(([name, weight]) => [name, Math.round(weight * 100) / 100]));
  const file = join(READER_FOLDER, 'lettering.json');
  writeFileSync(file, `${JSON.stringify({ format: LETTERING_FORMAT, quoted: table(model.quoted), bare: table(model.bare) })}\n`);
  console.log(`${model.quoted.size + model.bare.size} weights in ${file}`);
}

function variedOf(row: LabelledRow): Example[] {
  const varied = withoutQuotes(row);
  const example = varied && exampleOf(varied);
  return example?.isReachable ? [{ ...example, isVaried: true }] : [];
}

function print(name: string, score: TextScore): void {
  const shares = `exact set ${score.exactSet.toFixed(3)} of ${score.withText}, none spurious ${score.noSpurious.toFixed(3)} of ${score.withoutText}`;
  console.log(`${name.padEnd(24)} ${shares}, precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)}`);
}

main();
