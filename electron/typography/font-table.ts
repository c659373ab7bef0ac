import type { BundledFont } from './ports.ts';

/** Every typeface that ships with Galley, in the order lists show them; files lie in assets/fonts. */
export const BUNDLED_FONTS: readonly BundledFont[] = [
  { id: 'luckiest-guy', family: 'Luckiest Guy', kind: 'display', licence: 'Apache-2.0', file: 'luckiest-guy.ttf' },
  { id: 'lilita-one', family: 'Lilita One', kind: 'display', licence: 'OFL-1.1', file: 'lilita-one.ttf' },
  { id: 'bangers', family: 'Bangers', kind: 'display', licence: 'OFL-1.1', file: 'bangers.ttf', lean: 11 },
  { id: 'alfa-slab-one', family: 'Alfa Slab One', kind: 'slab', licence: 'OFL-1.1', file: 'alfa-slab-one.ttf' },
  { id: 'anton', family: 'Anton', kind: 'condensed', licence: 'OFL-1.1', file: 'anton.ttf' },
  { id: 'oswald', family: 'Oswald', kind: 'condensed', licence: 'OFL-1.1', file: 'oswald.ttf' },
  { id: 'black-ops-one', family: 'Black Ops One', kind: 'stencil', licence: 'OFL-1.1', file: 'black-ops-one.ttf' },
  { id: 'cinzel', family: 'Cinzel', kind: 'serif', licence: 'OFL-1.1', file: 'cinzel.ttf' },
  { id: 'playfair-display', family: 'Playfair Display', kind: 'serif', licence: 'OFL-1.1', file: 'playfair-display.ttf' },
  { id: 'pirata-one', family: 'Pirata One', kind: 'blackletter', licence: 'OFL-1.1', file: 'pirata-one.ttf' },
  { id: 'lobster', family: 'Lobster', kind: 'script', licence: 'OFL-1.1', file: 'lobster.ttf', lean: 11 },
  { id: 'press-start-2p', family: 'Press Start 2P', kind: 'pixel', licence: 'OFL-1.1', file: 'press-start-2p.ttf' },
  { id: 'inter', family: 'Inter', kind: 'ui', licence: 'OFL-1.1', file: 'inter.ttf' },
  { id: 'cairo', family: 'Cairo', kind: 'arabic', licence: 'OFL-1.1', file: 'cairo.ttf' },
  { id: 'heebo', family: 'Heebo', kind: 'hebrew', licence: 'OFL-1.1', file: 'heebo.ttf' },
  { id: 'noto-sans-jp', family: 'Noto Sans JP', kind: 'cjk', licence: 'OFL-1.1', file: 'noto-sans-jp.ttf' },
  { id: 'public-sans', family: 'Public Sans', kind: 'sans', licence: 'OFL-1.1', file: 'public-sans.ttf', isForLikeness: true },
  { id: 'public-sans-thin', family: 'Public Sans Thin', kind: 'sans', licence: 'OFL-1.1', file: 'public-sans-thin.ttf', isForLikeness: true },
  { id: 'public-sans-heavy', family: 'Public Sans ExtraBold', kind: 'sans', licence: 'OFL-1.1', file: 'public-sans-heavy.ttf', isForLikeness: true },
  { id: 'poppins-light', family: 'Poppins Light', kind: 'sans', licence: 'OFL-1.1', file: 'poppins-light.ttf', isForLikeness: true },
  { id: 'poppins-heavy', family: 'Poppins ExtraBold', kind: 'sans', licence: 'OFL-1.1', file: 'poppins-heavy.ttf', isForLikeness: true },
  { id: 'nunito', family: 'Nunito', kind: 'rounded', licence: 'OFL-1.1', file: 'nunito.ttf', isForLikeness: true },
  { id: 'lora', family: 'Lora', kind: 'serif', licence: 'OFL-1.1', file: 'lora.ttf', isForLikeness: true },
  { id: 'lora-bold', family: 'Lora Bold', kind: 'serif', licence: 'OFL-1.1', file: 'lora-bold.ttf', isForLikeness: true },
  { id: 'lora-italic', family: 'Lora Italic', kind: 'serif', licence: 'OFL-1.1', file: 'lora-italic.ttf', isForLikeness: true, lean: 5 },
  { id: 'roboto-slab', family: 'Roboto Slab', kind: 'slab', licence: 'Apache-2.0', file: 'roboto-slab.ttf', isForLikeness: true },
  { id: 'barlow-condensed', family: 'Barlow Condensed', kind: 'condensed', licence: 'OFL-1.1', file: 'barlow-condensed.ttf', isForLikeness: true },
  { id: 'caveat', family: 'Caveat', kind: 'script', licence: 'OFL-1.1', file: 'caveat.ttf', isForLikeness: true, lean: 17 },
];

/** What is tried, in order, for characters that a font of this kind lacks. Heavy faces fall back to heavy ones. */
export function fallbackOrder(kind: string): readonly string[] {
  if (kind === 'script') return ['lobster', 'oswald', ...COMMON_FALLBACKS];
  return ['display', 'slab', 'condensed', 'stencil', 'blackletter'].includes(kind) ? ['oswald', ...COMMON_FALLBACKS] : COMMON_FALLBACKS;
}

const COMMON_FALLBACKS = ['inter', 'heebo', 'cairo', 'noto-sans-jp'];
