import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVariationReader } from '../../electron/prompt/variations.ts';
import { createWildcardFolder } from '../../electron/prompt/wildcards/wildcard-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = join(temporaryFolder(), 'wildcards');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
const readIn = (folder: string, prompt: string) => createVariationReader(createWildcardFolder(folder).open()).read(prompt);

describe('the wildcard folder', () => {
  it('lists its files, and reads them in every usual form', () => {
    const folder = folderOf({
      'colours.txt': '\uFEFF# paint\r\nred\r\n\r\n  3::blue \r\n',
      'old/species.txt': Buffer.from('gr\xfcner Specht\n', 'latin1'),
      'excel.TXT': Buffer.from('\uFEFFGrün\r\nBlau\r\n', 'utf16le'),
      'empty.txt': '# nothing yet\n\n',
      'notes.md': 'not a wildcard',
      '.hidden.txt': 'x',
    });
    expect(createWildcardFolder(folder).list()).toEqual([
      { name: 'colours', count: 2, first: ['red', '3::blue'] },
      { name: 'excel', count: 2, first: ['Grün', 'Blau'] },
      { name: 'old/species', count: 1, first: ['grüner Specht'] },
    ]);
    expect(readIn(folder, '__old/species__ __excel__ __colours__').all()).toEqual(
      ['Grün red', 'Grün blue', 'Blau red', 'Blau blue'].map((rest) => `grüner Specht ${rest}`),
    );
  });

  it('says what is wrong with a file, and what may be meant', () => {
    const folder = folderOf({ 'empty.txt': '\n', 'Colours.txt': 'red', 'big.txt': 'x'.repeat(1_000_001), 'long.txt': 'x\n'.repeat(100_001) });
    expect(readIn(folder, '__empty__ __colour__ __big__ __long__ __none__')).toMatchObject({
      count: 1,
      faults: [
        'The wildcard file wildcards/empty.txt has no line to choose.',
        'There is no wildcard file wildcards/colour.txt: __Colours__ may be meant; write \\__colour__ for the words themselves.',
        'The wildcard file wildcards/big.txt is too large: 1 MB and 100,000 lines at most.',
        'The wildcard file wildcards/long.txt is too large: 1 MB and 100,000 lines at most.',
        'There is no wildcard file wildcards/none.txt: write \\__none__ for the words themselves.',
      ],
    });
  });

  it('never leaves the folder', () => {
    const folder = folderOf({ 'in/real.txt': 'inside' });
    writeFileSync(join(folder, '..', 'secret.txt'), 'secret');
    mkdirSync(join(folder, '..', 'more'));
    writeFileSync(join(folder, '..', 'more', 'secret.txt'), 'secret');
    symlinkSync(join(folder, '..', 'secret.txt'), join(folder, 'out.txt'));
    symlinkSync(join(folder, '..', 'more'), join(folder, 'more'));
    symlinkSync(join(folder, 'in', 'real.txt'), join(folder, 'link.txt'));
    symlinkSync(folder, join(folder, 'round'));
    expect(
      createWildcardFolder(folder)
        .list()
        .map(({ name }) => name),
    ).toEqual(['in/real', 'link']);
    expect(readIn(folder, '__../secret__ __in/../../secret__ __/etc/hosts__').all()).toEqual(['__../secret__ __in/../../secret__ __/etc/hosts__']);
    expect(readIn(folder, '__out__ __more/secret__').faults).toHaveLength(2);
  });

  it('that is missing is empty, and a file that changes is read again', () => {
    expect(createWildcardFolder(join(temporaryFolder(), 'none')).list()).toEqual([]);
    const folder = folderOf({ 'a.txt': 'one\n' });
    const wildcards = createWildcardFolder(folder);
    expect(createVariationReader(wildcards.open()).read('__a__').all()).toEqual(['one']);
    writeFileSync(join(folder, 'a.txt'), 'two\n');
    utimesSync(join(folder, 'a.txt'), new Date(2030, 1, 1), new Date(2030, 1, 1));
    expect(createVariationReader(wildcards.open()).read('__a__').all()).toEqual(['two']);
  });

  it('of 100,000 lines is sampled at once', () => {
    const folder = folderOf({ 'words.txt': Array.from({ length: 100_000 }, (_, i) => `w${i}`).join('\n') });
    const start = process.cpuUsage().user;
    const words = readIn(folder, '{3$$__words__} __words__');
    expect(words.count).toBe(Number.POSITIVE_INFINITY);
    expect(new Set(words.sample(20, 1)).size).toBe(20);
    expect(process.cpuUsage().user - start).toBeLessThan(3e6);
  });
});
