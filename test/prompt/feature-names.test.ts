import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinParts, NameBook, NameTable, namePart } from '../../electron/prompt/feature-names.ts';

const READER_FOLDER = join(import.meta.dirname, '..', '..', 'assets', 'reader');
const read = (name: string) => JSON.parse(readFileSync(join(READER_FOLDER, name), 'utf8'));

describe('names of features', () => {
  it('are found by their parts, however they are cut', () => {
    const table = new NameTable(['pair red fox', 'pair red', '看板=', 'x\u0000']);
    const [pair, red, space, fox] = ['pair ', 'red', ' ', 'fox'].map(namePart);
    expect(table.find(pair, red, space, fox)).toBe(0);
    expect(table.find(joinParts(pair, red), joinParts(space, fox))).toBe(0);
    expect(table.find(joinParts(pair, red))).toBe(1);
    expect(table.find(namePart('看'), namePart('板'), namePart('='))).toBe(2);
    expect(table.find(namePart('x'), namePart('\u0000'))).toBe(3);
    expect(table.find(namePart('\u0000x'))).toBe(-1);
    expect(table.find(red, pair)).toBe(-1);
    expect(table.find(namePart(''))).toBe(-1);
  });

  it('keep their numbers in a book', () => {
    const book = new NameBook();
    expect([book.find(namePart('a'), namePart('b')), book.find(namePart('c')), book.find(namePart('ab'))]).toEqual([0, 1, 0]);
    expect(book.names).toEqual(['ab', 'c']);
  });

  it.each([
    ['intent.json', Object.keys(read('intent.json').features)],
    ['lettering.json, quoted', Object.keys(read('lettering.json').quoted)],
    ['lettering.json, bare', Object.keys(read('lettering.json').bare)],
  ])('of %s are all told apart', (_, names) => {
    const table = new NameTable(names);
    expect(names.filter((name, number) => table.find(namePart(name)) !== number)).toEqual([]);
  });
});
