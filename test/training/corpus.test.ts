import { describe, expect, it } from 'vitest';
import { readCorpus, readExam } from '../../training/corpus.ts';
import type { LabelledRow } from '../../training/rows.ts';

const corpus = readCorpus();
const exam = readExam();

describe.each([
  ['the corpus', corpus],
  ['the exam', exam],
])('%s', (_, rows) => {
  it('has no prompt twice for the same kind of label', () => {
    const seen = new Set<string>();
    const twice = rows.filter(({ intent, prompt }) => {
      const key = `${intent ? 'intent' : 'split'} ${prompt.trim().toLowerCase()}`;
      return seen.size === seen.add(key).size;
    });
    expect(twice.map(({ id }) => id)).toEqual([]);
  });

  it('labels only what stands in its prompts', () => {
    const parts = (row: LabelledRow) => [...(row.texts ?? []), ...row.textsOptional, ...(row.object ?? []), ...(row.style ?? []), ...row.either];
    const wrong = rows.flatMap((row) => parts(row).flatMap((part) => (row.prompt.includes(part) ? [] : [`${row.id}: ${part}`])));
    expect(wrong).toEqual([]);
  });

  it('labels an intent or a split in every row', () => {
    expect(rows.filter(({ intent, object, style }) => !intent && !object && !style).map(({ id }) => id)).toEqual([]);
    expect(rows.filter(({ intent, also }) => intent && also.includes(intent)).map(({ id }) => id)).toEqual([]);
  });
});

it('the exam holds no prompt of the corpus', () => {
  const known = new Set(corpus.map(({ prompt }) => prompt.trim().toLowerCase()));
  expect(exam.filter(({ prompt }) => known.has(prompt.trim().toLowerCase())).map(({ id }) => id)).toEqual([]);
});
