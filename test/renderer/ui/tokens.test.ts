import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Contrast, contrastOf, over, type Theme, TOKEN_NAMES, tokensOf } from './tokens.ts';

const GROUNDS = ['--ground', '--panel', '--raised', '--hover', '--well', '--popup', '--dialog', '--drawer', '--row-hover', '--grey-3'];
const WORDS = ['--text', '--text-2', '--text-3'];
const STATES = ['--accent', '--good', '--warn', '--bad'];
const SOFT = ['good', 'warn', 'bad'];
const INTENTS = ['texture', 'face', 'typography', 'thumbnail', 'general'].map((intent) => `--intent-${intent}`);
const CASES: readonly (readonly [Theme, Contrast])[] = [
  ['dark', 'standard'],
  ['light', 'standard'],
  ['dark', 'more'],
  ['light', 'more'],
];

const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url));
const sheets = globSync('**/*.css', { cwd: renderer });

describe.each(CASES)('the %s theme with %s contrast', (theme, contrast) => {
  const colour = tokensOf(theme, contrast);
  // WCAG 2.2: 1.4.3 (AA, 4.5 : 1) and 1.4.6 (AAA, 7 : 1) for words, 1.4.11 (3 : 1) for edges of controls and the focus ring.
  const least = contrast === 'more' ? 7 : 4.5;
  const leastEdge = contrast === 'more' ? 4.5 : 3;
  const tooFaint = (names: readonly string[], grounds: readonly string[], wanted: number) =>
    names.flatMap((name) =>
      grounds.flatMap((ground) => {
        const ratio = contrastOf(over(colour(name), colour(ground)), colour(ground));
        return ratio < wanted ? [`${name} on ${ground}: ${ratio.toFixed(2)}`] : [];
      }),
    );

  it('can be read: words, states and intents on every ground', () => {
    expect(tooFaint([...WORDS, ...STATES, ...INTENTS], GROUNDS, least)).toEqual([]);
  });

  it('can be read: strong words on what is pressed or chosen, words of buttons, words on pictures', () => {
    expect(tooFaint(['--text', '--text-2'], ['--grey-5'], least)).toEqual([]);
    expect(tooFaint(['--on-primary'], ['--grey-10', '--primary-hover'], least)).toEqual([]);
    const label = over(colour('--over-label'), [1, 1, 1, 1]);
    for (const name of ['--over-text', '--over-bad']) expect(contrastOf(colour(name), label), name).toBeGreaterThanOrEqual(4.5);
    for (const name of ['--over-good', '--over-warn', '--over-bad']) expect(contrastOf(colour(name), colour('--over-chip')), name).toBeGreaterThanOrEqual(4.5);
  });

  it('can be read: a state on its own soft ground', () => {
    for (const state of SOFT) {
      const ground = over(colour(`--${state}-soft`), colour('--panel'));
      expect(contrastOf(colour(`--${state}`), ground), state).toBeGreaterThanOrEqual(least);
    }
  });

  it('shows where a field is and where the keyboard is', () => {
    expect(tooFaint(['--control-line', '--focus'], GROUNDS, leastEdge)).toEqual([]);
  });

  it('has no tint in any grey', () => {
    const greys = TOKEN_NAMES.filter((name) => /^--(grey-|ground|panel|raised|hover|well|popup|dialog|drawer|row|line|control|text|image)/.test(name));
    expect(greys.length).toBeGreaterThan(30);
    expect(greys.filter((name) => new Set(colour(name).slice(0, 3)).size > 1)).toEqual([]);
  });
});

it('shows pictures on the same grounds in all themes', () => {
  for (const name of TOKEN_NAMES.filter((token) => token.startsWith('--image-'))) {
    const [first, ...others] = CASES.map(([theme, contrast]) => tokensOf(theme, contrast)(name));
    for (const other of others) expect(other, name).toEqual(first);
  }
});

it('keeps every colour in tokens.css', () => {
  const found = sheets
    .filter((sheet) => basename(sheet) !== 'tokens.css')
    .flatMap((sheet) =>
      readFileSync(`${renderer}/${sheet}`, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .split('\n')
        .filter((line) => /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|hwb)\(|:.*[\s(](?:white|black|red|green|blue|grey|gray)[\s;,)]/i.test(line))
        .map((line) => `${sheet}: ${line.trim()}`),
    );
  expect(sheets.length).toBeGreaterThan(15);
  expect(found).toEqual([]);
});

it('uses no token that does not exist', () => {
  const declared = new Set(sheets.flatMap((sheet) => [...readFileSync(`${renderer}/${sheet}`, 'utf8').matchAll(/(--[\w-]+):/g)].map(([, name]) => name)));
  const given = /^--(?:available|anchor|transform|popup|positioner|active|toast|collapsible|accordion|unscale|upright|ratio|candidates|hue|places)/;
  const missing = sheets.flatMap((sheet) =>
    [...readFileSync(`${renderer}/${sheet}`, 'utf8').matchAll(/var\((--[\w-]+)\)/g)]
      .map(([, name]) => name)
      .filter((name) => !declared.has(name) && !given.test(name))
      .map((name) => `${sheet}: ${name}`),
  );
  expect(missing).toEqual([]);
});
