import { describe, expect, it } from 'vitest';
import { nameKey, nameProblem, safePart, slugOf } from '../../electron/export/file-names.ts';

describe('slugOf', () => {
  it.each([
    ['A badge that says "FRESH BREAD", gold on red', 'a-badge-that-says-fresh-bread-gold-on-red'],
    ["The baker's café — naïve Öl", 'the-bakers-café-naïve-öl'],
    ['Cafe\u0301', 'café'],
    ['春の海、静か', '春の海-静か'],
    ['مقهى البحر', 'مقهى-البحر'],
    ['🎉🎉🎉', 'proof'],
    ['', 'proof'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Windows', 'c-windows'],
    ['con', 'con_'],
    ['NUL', 'nul_'],
    ['COM1', 'com1_'],
    ['a\u0000b\u202Ec', 'a-b-c'],
    ['one two three four five six seven eight nine ten eleven twelve', 'one-two-three-four-five-six-seven-eight-nine-ten'],
    ['x'.repeat(400), 'x'.repeat(48)],
    ['漢'.repeat(400), '漢'.repeat(40)],
  ])('of %j is %j', (prompt, slug) => {
    expect(slugOf(prompt)).toBe(slug);
    expect(nameProblem(slug)).toBeNull();
  });
});

describe('safePart', () => {
  it.each([
    ['Autumn Campaign', 'Autumn Campaign'],
    ['../secret', 'secret'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['Aux.', 'Aux_'],
    ['...', 'project'],
    ['name. ', 'name'],
    ['v1..2', 'v1.2'],
  ])('of %j is %j', (value, part) => {
    expect(safePart(value, 'project')).toBe(part);
    expect(nameProblem(part)).toBeNull();
  });
});

describe('nameProblem', () => {
  it.each([
    'a<b',
    'a:b',
    'a"b',
    'a|b',
    'a?b',
    'a*b',
    'a\u0007b',
    'a\u202Eb',
    'end.',
    'end ',
    ' start',
    'CON',
    'con.png',
    'Lpt9.txt',
    'x'.repeat(256),
    '漢'.repeat(86),
  ])('finds what is wrong with %j', (name) => expect(nameProblem(name)?.text).toMatch(/\.$/));
  it.each(['a.png', 'Ärger 1.png', 'console', 'com', 'com10', '.hidden', 'x'.repeat(255), '漢'.repeat(85)])('accepts %j', (name) =>
    expect(nameProblem(name)).toBeNull(),
  );
});

describe('nameKey', () => {
  it('is the same for names that some file system takes for one', () => {
    expect(nameKey('Café.PNG')).toBe(nameKey('cafe\u0301.png'));
    expect(nameKey('ÄRGER')).toBe(nameKey('ärger'));
  });
});
