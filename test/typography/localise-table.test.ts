import { describe, expect, it } from 'vitest';
import { parseStringTable } from '../../electron/typography/localise/table.ts';

describe('a table of strings', () => {
  it.each([
    ['languages in the first row', 'de,fr\nHallo,Salut\nWelt,Monde\n'],
    ['with keys before them', 'key;de;fr\ngreeting;Hallo;Salut\nplace;Welt;Monde\n'],
    ['languages in the first column', 'de\tHallo\tWelt\nfr\tSalut\tMonde\n'],
    ['with a header over them', 'language,greeting,place\nde,Hallo,Welt\nfr,Salut,Monde\n'],
    ['with a byte order mark and empty lines', '\uFEFFde,fr\r\n\r\nHallo,Salut\r\nWelt,Monde\r\n'],
  ])('%s', (_, text) => {
    expect(parseStringTable(text)).toEqual({
      languages: [
        { language: 'de', strings: ['Hallo', 'Welt'] },
        { language: 'fr', strings: ['Salut', 'Monde'] },
      ],
      problems: [],
    });
  });

  it('takes languages by name, quoted commas and line breaks', () => {
    const { languages } = parseStringTable('English,Deutsch,日本語\n"Bread, fresh","Brot,\nfrisch",パン\n');
    expect(languages).toEqual([
      { language: 'English', strings: ['Bread, fresh'] },
      { language: 'Deutsch', strings: ['Brot,\nfrisch'] },
      { language: '日本語', strings: ['パン'] },
    ]);
  });

  it('names lines that cannot be taken and uses the rest', () => {
    const { languages, problems } = parseStringTable(`de,fr\nHallo,Salut,surplus\n${'x'.repeat(201)},Monde\n`);
    expect(languages.map(({ strings }) => strings)).toEqual([
      ['Hallo', ''],
      ['Salut', 'Monde'],
    ]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
  });

  it.each(['', '\n\n', 'de,fr\n', '"open'])('refuses what holds nothing: %j', (text) => {
    expect(() => parseStringTable(text)).toThrow(expect.objectContaining({ code: 'broken-table' }));
  });
});
