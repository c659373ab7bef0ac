import type { Colour } from '../../../../shared/geometry.ts';
import type { Palette } from '../palette.ts';
import type { Random } from '../random.ts';
import { atLightness, blend, contrastOf, hex, lightnessOf, tint } from '../tint.ts';

/** Colours of one comp that sit well together: `main` carries the picture, `dark` and `light` hold lettering, `accent` is spice. */
export interface Scheme {
  main: Colour;
  dark: Colour;
  light: Colour;
  accent: Colour;
  second: Colour;
  /** What lies behind everything. */
  ground: Colour;
}

/** main, dark, light, accent, second, ground */
const SCHEMES: readonly (readonly [string, string, string, string, string, string])[] = [
  ['#1f3f63', '#14263f', '#f6ead0', '#d9a441', '#b8432f', '#e9dcc0'],
  ['#2c5a4a', '#17332c', '#f4ecd6', '#e0a63c', '#a6492e', '#dfe2cf'],
  ['#7c2a3a', '#3c1420', '#f9ead9', '#e2b159', '#33566b', '#ecdcc9'],
  ['#1f6d76', '#0f3a44', '#fbefd8', '#ef7f52', '#f2bb52', '#d5e4dd'],
  ['#33363f', '#1c1e25', '#f3efe6', '#ee9d2b', '#5f88a3', '#d9d5cc'],
  ['#53305f', '#2a1834', '#f8ebdb', '#e9b44a', '#c4567a', '#e3d8e0'],
  ['#b5452c', '#47190f', '#fbeed6', '#efb63f', '#27555d', '#f0dfc0'],
  ['#355a8c', '#182c4d', '#f5f1e6', '#f07a5a', '#f4c25c', '#d6e0ea'],
  ['#5b6b3a', '#2a331a', '#f6efd9', '#cf6a2f', '#e5b94f', '#e4e3cd'],
  ['#234e52', '#122a2e', '#f3e9d8', '#cf8d5b', '#8fb3a3', '#dcd9cb'],
];

/** A scheme drawn by seed, its main and accent replaced by the colours the prompt names. */
export function schemeOf(palette: Palette, random: Random): Scheme {
  const [main, dark, light, accent, second, ground] = random.fork('scheme').pick(SCHEMES).map(hex);
  const scheme: Scheme = { main, dark, light, accent, second, ground };
  if (!palette.isNamed) return scheme;
  const coloured = palette.named.filter((colour) => !isNeutral(colour));
  const first = coloured[0] ?? palette.named[0];
  const others = palette.named.filter((colour) => colour !== first);
  const wantedLight = others.find((colour) => lightnessOf(colour) > 0.8);
  const wantedAccent = others.find((colour) => colour !== wantedLight);
  const deep = lightnessOf(first) > 0.62 ? atLightness(first, 0.5) : first;
  return {
    main: isNeutral(first) ? first : deep,
    dark: atLightness(first, Math.min(0.14, lightnessOf(first) * 0.6)),
    light: wantedLight ?? blend(tint(first, 0.9), light, 0.6),
    accent: wantedAccent ?? (contrastOf(accent, deep) > 2 ? accent : light),
    second: others.find((colour) => colour !== wantedLight && colour !== wantedAccent) ?? second,
    ground: blend(tint(first, 0.82), ground, 0.45),
  };
}

function isNeutral([r, g, b]: Colour): boolean {
  return Math.max(r, g, b) - Math.min(r, g, b) < 26;
}
