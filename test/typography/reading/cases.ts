import { createRandom } from '../../../electron/models/sketch/random.ts';
import type { Quad } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import { type Ground, groundOf, inPerspective, lettersOf, over } from './pictures.ts';

/** A picture whose lettering is known. */
export interface ReadingCase {
  name: string;
  kind: string;
  /** Everything that stands in it, in reading order. */
  texts: string[];
  image(): Promise<Raster>;
}

const SIDE = 1024;
const GROUNDS: readonly Ground[] = ['paper', 'scene', 'night', 'gradient', 'noise'];
const SANS = ['Inter', 'Oswald', 'Lilita One', 'Anton', 'Alfa Slab One'];
const PHRASES = [
  'HARBOUR LIGHTS', 'Fresh Bread', 'NIGHT MARKET', 'Golden Dragon', 'OPEN DAILY', 'Summer Festival', 'MOUNTAIN RADIO', 'The Last Chapter', 'WINTER SALE',
  'Level Complete', 'DEEP SPACE', 'Maple & Oak', 'GAME OVER', 'Quiet Garden', 'BLUE WHALE', 'Victory Road', 'ROCKET CLUB', 'Silver Spoon', 'COFFEE HOUSE',
  'Wild Horses', 'IRON FORGE', 'Paper Moon', 'CRYSTAL CAVE', 'Happy Birthday', 'STONE BRIDGE', 'Velvet Sky',
]; // biome-ignore format: a list of phrases

interface Style {
  family: string;
  fill: string;
  stroke?: string;
}

/** Readable on its ground: light with a dark edge, or dark with a light one. */
function styleFor(ground: Ground, index: number, family = SANS[index % SANS.length]): Style {
  if (ground === 'paper') return { family, fill: ['#222', '#7a1f1f', '#1f3d7a'][index % 3] };
  if (ground === 'night') return { family, fill: ['#fff', '#ffd75e', '#8fe3ff'][index % 3] };
  return index % 2 === 0 ? { family, fill: '#fff', stroke: '#111' } : { family, fill: '#111', stroke: '#fff' };
}

function text(content: string, x: number, y: number, size: number, { family, fill, stroke }: Style, extra = ''): string {
  const edge = stroke ? `stroke="${stroke}" stroke-width="${size * 0.09}" paint-order="stroke" stroke-linejoin="round"` : '';
  return `<text x="${x}" y="${y}" font-family="${family}" font-weight="700" font-size="${size}" text-anchor="middle" fill="${fill}" ${edge} ${extra}>${content.replace('&', '&amp;')}</text>`;
}

function onCircle(content: string, radius: number, size: number, style: Style, isLower: boolean): string {
  const [cx, cy] = [SIDE / 2, SIDE / 2];
  const sweep = isLower ? 0 : 1;
  const id = isLower ? 'lower' : 'upper';
  const path = `M${cx - radius} ${cy} A${radius} ${radius} 0 0 ${sweep} ${cx + radius} ${cy}`;
  const whole = text('@', 0, 0, size, style)
    .replace(/ x="0" y="0"/, '')
    .replace('@', `<textPath xlink:href="#${id}" startOffset="50%">${content.replace('&', '&amp;')}</textPath>`);
  return `<defs><path id="${id}" d="${path}"/></defs>${whole}`;
}

/** Room that a string takes in these faces, as a share of the font size: generous. */
function sizeFor(content: string, width: number, largest: number): number {
  return Math.min(largest, width / (0.68 * content.length));
}

function drawn(kind: string, name: string, ground: Ground, texts: string[], body: string, seed: number, side = SIDE): ReadingCase {
  return { kind, name: `${kind} ${name} on ${ground}`, texts, image: async () => over(groundOf(ground, side, side, seed), await lettersOf(side, side, body)) };
}

function straight(): ReadingCase[] {
  return Array.from({ length: 10 }, (_, i) => {
    const ground = GROUNDS[i % 5];
    const lines = [PHRASES[i], PHRASES[i + 10]];
    const body = lines.map((line, n) => text(line, 512, 330 + n * 380, sizeFor(line, 820, i < 5 ? 120 : 64), styleFor(ground, i + n))).join('');
    return drawn('straight', String(i), ground, lines, body, i);
  });
}

function turned(kind: string, angles: readonly number[], from: number): ReadingCase[] {
  return angles.map((angle, i) => {
    const ground = GROUNDS[(i + from) % 5];
    const line = PHRASES[(from + i) % PHRASES.length];
    const body = text(line, 512, 540, sizeFor(line, 760, 100), styleFor(ground, i), `transform="rotate(${angle} 512 512)"`);
    return drawn(kind, `${angle}°`, ground, [line], body, 20 + i);
  });
}

function arched(): ReadingCase[] {
  return Array.from({ length: 10 }, (_, i) => {
    const ground = GROUNDS[i % 5];
    const isLower = i % 2 === 1;
    const line = PHRASES[(i + 4) % PHRASES.length];
    const radius = 240 + (i % 4) * 50;
    return drawn(
      'arc',
      `${isLower ? 'lower' : 'upper'} r${radius}`,
      ground,
      [line],
      onCircle(line, radius, sizeFor(line, radius * 2, 90), styleFor(ground, i), isLower),
      40 + i,
    );
  });
}

function circles(): ReadingCase[] {
  return Array.from({ length: 5 }, (_, i) => {
    const ground = GROUNDS[i];
    const [upper, lower] = [PHRASES[i * 2 + 2], PHRASES[i * 2 + 3]];
    const radius = 330;
    const size = 88;
    // Feet of the lower line stand outwards: on a circle larger by the height of its letters.
    const body =
      onCircle(upper, radius, size, styleFor(ground, i, 'Inter'), false) + onCircle(lower, radius + size * 0.72, size, styleFor(ground, i, 'Inter'), true);
    return drawn('circle', String(i), ground, [upper, lower], body, 60 + i);
  });
}

function perspective(): ReadingCase[] {
  const quads: Quad[] = [
    [[120, 260], [880, 120], [880, 900], [120, 720]],
    [[80, 100], [900, 300], [860, 760], [140, 940]],
    [[300, 200], [724, 200], [980, 820], [40, 820]],
    [[60, 220], [960, 220], [760, 800], [250, 800]],
    [[160, 120], [940, 240], [820, 880], [60, 700]],
    [[90, 300], [900, 60], [960, 640], [180, 960]],
  ]; // biome-ignore format: a table of quads
  return quads.map((quad, i) => {
    const ground = GROUNDS[i % 5];
    const lines = [PHRASES[i + 12], PHRASES[i + 3]];
    const body = lines.map((line, n) => text(line, 512, 400 + n * 260, sizeFor(line, 880, 150), styleFor(ground, i))).join('');
    return {
      kind: 'perspective',
      name: `perspective ${i} on ${ground}`,
      texts: lines,
      image: async () => over(groundOf(ground, SIDE, SIDE, 80 + i), inPerspective(await lettersOf(SIDE, SIDE, body), quad)),
    };
  });
}

function columns(): ReadingCase[] {
  return Array.from({ length: 5 }, (_, i) => {
    const ground = GROUNDS[i];
    const words = createRandom(i + 5)
      .shuffle(PHRASES.filter((phrase) => phrase.length < 13))
      .slice(0, 8);
    const body = words
      .map((word, n) =>
        text(word, n % 2 === 0 ? 270 : 754, 180 + (n >> 1) * 210, sizeFor(word, 430, 58), styleFor(ground, i, n % 3 === 0 ? 'Oswald' : 'Inter')),
      )
      .join('');
    return drawn('columns', String(i), ground, words, body, 90 + i);
  });
}

function decorative(): ReadingCase[] {
  return ['Lobster', 'Pirata One', 'Press Start 2P', 'Bangers', 'Black Ops One', 'Luckiest Guy', 'Cinzel', 'Alfa Slab One'].map((family, i) => {
    const ground = GROUNDS[i % 5];
    const line = PHRASES[i + 7];
    return drawn(
      'decorative',
      family,
      ground,
      [line],
      text(line, 512, 540, sizeFor(line, family === 'Press Start 2P' ? 560 : 860, 120), styleFor(ground, i, family)),
      100 + i,
    );
  });
}

/** Lines of about 22 px in an image of 2048, 3072 and 4096 px a side. */
function small(): ReadingCase[] {
  return [2048, 3072, 4096].map((side, i) => {
    const ground: Ground = (['paper', 'gradient', 'scene'] as const)[i];
    const lines = [PHRASES[i], PHRASES[i + 5], PHRASES[i + 9]];
    const body = lines.map((line, n) => text(line, side * (0.25 + 0.25 * n), side * (0.2 + 0.3 * n), 26, { ...styleFor(ground, i, 'Inter') })).join('');
    return drawn('small', `${side} px`, ground, lines, body, 120 + i, side);
  });
}

/** Pictures with known lettering that the models can read: every way that lettering stands in a picture. */
export function readingCases(): ReadingCase[] {
  return [
    ...straight(),
    ...turned('rotated', [-35, -18, -8, 6, 15, 27, 40, -45], 3),
    ...turned('quarter', [90, -90, 90, -90], 12),
    ...turned('upside', [180, 174, 187, 200, 180], 7),
    ...arched(),
    ...circles(),
    ...perspective(),
    ...columns(),
    ...decorative(),
    ...small(),
  ];
}
