import { readFileSync } from 'node:fs';

export type Theme = 'light' | 'dark';
export type Contrast = 'standard' | 'more';
/** Red, green, blue and opacity, all 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const CSS = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

function declarationsOf(selector: string): Map<string, string> {
  const start = CSS.indexOf(`\n${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no rule ${selector}`);
  const body = CSS.slice(CSS.indexOf('{', start) + 1, CSS.indexOf('\n}', start));
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

/** The names of all tokens that :root declares. */
export const TOKEN_NAMES: readonly string[] = [...declarationsOf(':root').keys()];

function parsed(text: string): Colour {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (hex !== null) return [...hex.slice(1).map((part) => Number.parseInt(part, 16) / 255), 1] as unknown as Colour;
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(text);
  if (rgb === null) throw new Error(`“${text}” is not a colour that this reader knows`);
  const [red, green, blue, percent] = rgb.slice(1).map(Number);
  return [red / 255, green / 255, blue / 255, percent / 100];
}

/** Reads the tokens as one theme has them: a name (`--text`) gives its colour. */
export function tokensOf(theme: Theme, contrast: Contrast): (name: string) => Colour {
  const values = declarationsOf(':root');
  if (contrast === 'more') for (const [name, value] of declarationsOf(':root[data-contrast="more"]')) values.set(name, value);
  return function colour(name: string): Colour {
    const value = values.get(name);
    if (value === undefined) throw new Error(`tokens.css has no ${name}`);
    const other = /^var\((--[\w-]+)\)$/.exec(value);
    if (other !== null) return colour(other[1]);
    const pair = /^light-dark\((.+), (#\w+|rgb\(.+\))\)$/.exec(value);
    return parsed(pair === null ? value : pair[theme === 'light' ? 1 : 2]);
  };
}

/** What is seen when one colour lies on another. */
export function over(top: Colour, ground: Colour): Colour {
  const mixed = [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3]));
  return [mixed[0], mixed[1], mixed[2], 1];
}

/** Relative luminance, WCAG 2.2. */
function luminance([red, green, blue]: Colour): number {
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3). */
export function contrastOf(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
