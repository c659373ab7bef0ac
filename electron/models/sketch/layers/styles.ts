import { blueprint } from './backdrops/blueprint.ts';
import { comic } from './backdrops/comic.ts';
import { deco } from './backdrops/deco.ts';
import type { DrawBackdrop } from './backdrops/kit.ts';
import { neonStreet } from './backdrops/neon-street.ts';
import { pastel } from './backdrops/pastel.ts';
import { posterLandscape } from './backdrops/poster-landscape.ts';
import { noir, salon, studio } from './backdrops/rooms.ts';
import { paintedScene } from './backdrops/scenic.ts';
import { stainedWindow } from './backdrops/stained-window.ts';
import { ukiyoe } from './backdrops/ukiyo-e.ts';
import { vaporwave } from './backdrops/vaporwave.ts';
import type { StyleLook } from './looks.ts';

/** A manner that style words ask for. */
export interface Style {
  name: string;
  words: readonly string[];
  draw: DrawBackdrop;
  look?: StyleLook;
  grain?: number;
  /** A place named by the words ("misty mountains") is painted instead of the usual setting, in this look. */
  isScenic?: boolean;
  /** Counts this much more than others that the words name as well: a school of painting more than its medium. */
  weight?: number;
}

const view = paintedScene(['mountains', 'hills', 'sea']);

/** Manners by their words; a phrase of two words counts more than one. Of equals the earlier wins. */
export const STYLES: readonly Style[] = [
  {
    name: 'travel poster',
    words: [
      'travel poster',
      'travel',
      'poster',
      'wpa',
      'national park',
      'tourism',
      'vintage poster',
      'retro poster',
      'flat',
      'vector',
      'flat design',
      'railway',
    ],
    draw: posterLandscape,
    grain: 7,
  },
  { name: 'film noir', words: ['film noir', 'noir', 'detective', 'hard light', 'chiaroscuro', 'venetian'], draw: noir, look: 'grey', grain: 16 },
  {
    name: 'cyberpunk',
    words: ['cyberpunk', 'neon', 'blade runner', 'neon lights', 'futuristic city', 'dystopian', 'neon glow', 'tron'],
    draw: neonStreet,
    grain: 6,
  },
  { name: 'vaporwave', words: ['vaporwave', 'synthwave', 'retrowave', 'outrun', '80s', '1980s', 'eighties'], draw: vaporwave, grain: 5 },
  {
    name: 'watercolour',
    words: ['watercolour', 'watercolor', 'aquarelle', 'wash', 'gouache', 'ink wash', 'loose washes'],
    draw: paintedScene(['hills', 'mountains', 'sea'], 'dawn clear pale'),
    look: 'watercolour',
    grain: 3,
    isScenic: true,
  },
  {
    name: 'old master',
    words: [
      'baroque',
      'renaissance',
      'rembrandt',
      'caravaggio',
      'old master',
      'theatre',
      'theater',
      'rococo',
      'classical painting',
      'opera',
      'victorian',
      'vermeer',
    ],
    draw: salon,
    look: 'oil',
    weight: 5,
    grain: 4,
  },
  {
    name: 'oil painting',
    words: [
      'oil painting',
      'oil on canvas',
      'oil',
      'impasto',
      'impressionist',
      'impressionism',
      'van gogh',
      'monet',
      'painterly',
      'brush strokes',
      'brushstrokes',
      'acrylic',
      'painting',
      'expressionism',
    ],
    draw: view,
    look: 'oil',
    grain: 4,
    isScenic: true,
  },
  {
    name: 'pixel art',
    words: ['pixel art', 'pixel', '8 bit', '16 bit', '8bit', '16bit', 'pixelated', 'retro game', 'sprite'],
    draw: posterLandscape,
    look: 'pixel',
  },
  { name: 'art deco', words: ['art deco', 'deco', 'gatsby', '1920s', 'art nouveau', 'mucha', 'klimt', 'luxury', 'opulent'], draw: deco, grain: 5 },
  {
    name: 'ukiyo-e',
    words: ['ukiyo e', 'ukiyo', 'ukiyoe', 'hokusai', 'hiroshige', 'japanese woodblock', 'woodblock', 'japanese print', 'japanese', 'edo'],
    draw: ukiyoe,
    grain: 8,
  },
  {
    name: 'woodcut',
    words: ['woodcut', 'linocut', 'engraving', 'etching', 'lithograph', 'durer', 'gustave dore', 'lino'],
    draw: posterLandscape,
    look: 'woodcut',
    grain: 4,
  },
  {
    name: 'blueprint',
    words: ['blueprint', 'technical drawing', 'schematic', 'cyanotype', 'drafting', 'diagram', 'patent', 'technical'],
    draw: blueprint,
    grain: 5,
  },
  {
    name: 'concept art',
    words: [
      'concept art',
      'fantasy',
      'matte painting',
      'artstation',
      'misty mountains',
      'epic',
      'mystical',
      'greg rutkowski',
      'tolkien',
      'digital painting',
      'digital art',
      'ethereal',
      'mythical',
    ],
    draw: paintedScene(['mountains', 'forest'], 'dawn clear'),
    look: 'oil',
    grain: 5,
    isScenic: true,
  },
  {
    name: 'golden hour',
    words: ['golden hour', 'sunset', 'warm light', 'sunlit', 'backlit', 'golden light', 'sun rays', 'god rays'],
    draw: paintedScene(['hills', 'sea', 'mountains'], 'golden hour clear'),
    isScenic: true,
  },
  {
    name: 'pastel',
    words: [
      'pastel',
      'minimal',
      'minimalist',
      'minimalism',
      'pastel colors',
      'pastel colours',
      'soft pastel',
      'isometric',
      'clay render',
      'claymation',
      'kawaii',
      'scandinavian',
    ],
    draw: pastel,
    grain: 4,
    // Pastel is a palette in other manners as well.
    weight: 0.5,
  },
  {
    name: 'comic',
    words: ['comic', 'comic book', 'halftone', 'pop art', 'lichtenstein', 'marvel', 'cartoon', 'manga', 'warhol', 'superhero', 'graphic novel'],
    draw: comic,
    look: 'halftone',
    grain: 3,
  },
  { name: 'mosaic', words: ['mosaic', 'tesserae', 'byzantine'], draw: posterLandscape, look: 'mosaic', grain: 3 },
  { name: 'stained glass', words: ['stained glass', 'cathedral', 'leaded glass', 'tiffany'], draw: stainedWindow, grain: 3 },
  {
    name: 'paper cut-out',
    words: ['paper cut', 'paper cutout', 'cut out', 'cutout', 'papercut', 'papercraft', 'layered paper', 'collage', 'cut paper', 'kirigami'],
    draw: posterLandscape,
    look: 'cut-paper',
    grain: 4,
  },
  { name: 'low poly', words: ['low poly', 'lowpoly', 'polygonal', 'faceted', 'origami'], draw: posterLandscape, look: 'low-poly' },
  {
    name: 'drawing',
    words: ['pencil', 'sketch', 'charcoal', 'drawing', 'line art', 'ink', 'pen and ink', 'graphite', 'crosshatching', 'doodle', 'lineart'],
    draw: posterLandscape,
    look: 'pencil',
    grain: 4,
  },
  {
    name: 'black and white',
    words: ['black and white', 'monochrome', 'b w', 'grayscale', 'greyscale', 'ansel adams'],
    draw: studio,
    look: 'grey',
    grain: 12,
    isScenic: true,
  },
  {
    name: 'sepia',
    words: ['sepia', 'daguerreotype', 'vintage photo', 'tintype', 'old photograph', 'antique photograph'],
    draw: studio,
    look: 'sepia',
    grain: 14,
  },
  {
    name: 'studio photo',
    words: [
      'studio',
      'studio photo',
      'product shot',
      'product photo',
      'soft light',
      'photo',
      'photograph',
      'photography',
      'photorealistic',
      'seamless backdrop',
      'softbox',
      'realistic',
      'photoreal',
      'commercial',
      'macro',
      '35mm',
      'bokeh',
      'catalogue',
      'advertising',
    ],
    draw: studio,
    grain: 3,
  },
  {
    name: '3d render',
    words: ['3d render', '3 d render', 'octane', 'blender', 'c4d', 'unreal engine', 'ray tracing', 'ray traced', 'v ray'],
    draw: studio,
    grain: 2,
    weight: 0.4,
  },
  {
    name: 'cinematic',
    words: ['cinematic', 'dramatic', 'moody', 'dark', 'gothic', 'film still', 'horror', 'volumetric', 'atmospheric'],
    draw: paintedScene(['mountains', 'forest', 'sea'], 'dusk fog'),
    look: 'rich',
    grain: 8,
    isScenic: true,
  },
  {
    name: 'anime',
    words: ['anime', 'ghibli', 'studio ghibli', 'makoto shinkai', 'children s book', 'storybook', 'whimsical', 'illustration'],
    draw: paintedScene(['hills', 'sea'], 'sunny day cloud'),

    look: 'rich',
    isScenic: true,
  },
];

/** What stands for style words that Sketch does not know. */
export const PLAIN_STYLE: Style = STYLES.find(({ name }) => name === 'studio photo')!;
/** What stands for words that name a place and no manner. */
export const SCENIC_STYLE: Style = { name: 'scene', words: [], draw: view, isScenic: true };

/** The style that the words (lower case) speak for most; null when none does. */
export function readStyle(words: readonly string[]): Style | null {
  const text = ` ${words.join(' ')} `;
  let best: { style: Style; score: number } | null = null;
  for (const style of STYLES) {
    let score = 0;
    for (const word of style.words) if (text.includes(` ${word} `)) score += word.split(' ').length ** 1.5 * (style.weight ?? 1);
    if (score > (best?.score ?? 0)) best = { style, score };
  }
  return best?.style ?? null;
}
