import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from '../../../renderer/palette/fuzzy.ts';

const TITLES = ['Go to Queue', 'Show the queue', 'Quit', 'Next red proof', 'Approve', 'Request changes', 'Queue what is written', 'Pause the queue', 'Compare'];

function ranked(query: string): string[] {
  return TITLES.flatMap((title) => {
    const match = fuzzyMatch(query, title);
    return match === null ? [] : [{ title, score: match.score }];
  })
    .sort((a, b) => b.score - a.score)
    .map(({ title }) => title);
}

const lettersOf = (query: string, text: string) =>
  fuzzyMatch(query, text)
    ?.letters.map((letter) => text[letter])
    .join('') ?? null;

describe('fuzzyMatch', () => {
  it('puts beginnings of words and runs of letters first', () => {
    expect(ranked('queue')[0]).toBe('Queue what is written');
    expect(ranked('appr')).toEqual(['Approve']);
    expect(ranked('nrp')).toEqual(['Next red proof']);
    expect(ranked('gq')[0]).toBe('Go to Queue');
    expect(ranked('rc')[0]).toBe('Request changes');
  });

  it('takes words in any order, and no letter twice', () => {
    expect(ranked('queue pause')).toEqual(['Pause the queue']);
    expect(fuzzyMatch('quit quit', 'Quit')).toBeNull();
  });

  it('says which letters were found: the beginnings of words where it can', () => {
    expect(fuzzyMatch('nrp', 'Next red proof')?.letters).toEqual([0, 5, 9]);
    expect(lettersOf('STQ', 'Show the queue')).toBe('Stq');
    expect(fuzzyMatch('queue', 'Show the queue')?.letters).toEqual([9, 10, 11, 12, 13]);
  });

  it('does not mind case and accents, and keeps its place after letters outside of the basic plane', () => {
    expect(lettersOf('uber', 'Übersicht')).toBe('Über');
    expect(fuzzyMatch('oo', '😀 Öo')?.letters).toEqual([3, 4]);
  });

  it('finds nothing that is not there, and everything for nothing', () => {
    expect(fuzzyMatch('xyz', 'Approve')).toBeNull();
    expect(fuzzyMatch('evorppa', 'Approve')).toBeNull();
    expect(fuzzyMatch('  ', 'Approve')?.letters).toEqual([]);
  });

  it('takes long texts and odd input', () => {
    const long = 'a neon sign above a diner door '.repeat(20);
    expect(fuzzyMatch('neon diner', long)?.letters).toHaveLength(9);
    expect(fuzzyMatch('(*[', 'a (*[ b')?.letters).toEqual([2, 3, 4]);
    expect(fuzzyMatch('a', '')).toBeNull();
  });
});
