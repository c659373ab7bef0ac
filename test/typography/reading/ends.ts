import type { Quad } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import { type Ground, groundOf, inPerspective, lettersOf, over } from './pictures.ts';

/** A picture with a line whose ends are hard to see, or with something beside it that is no part of it. */
export interface EndsCase {
  name: string;
  kind: string;
  texts: string[];
  draw(): Promise<EndsPicture>;
}

/** `letters` = RGBA, the lines alone; `others` = RGBA, what must not be taken for letters. */
interface EndsPicture {
  image: Raster;
  letters: Raster;
  others: Raster;
}

const SIDE = 1024;

interface Line {
  text: string;
  x?: number;
  y?: number;
  size: number;
  family?: string;
  fill?: string;
  /** Share of the font size. */
  tracking?: number;
  /** More attributes of the element. */
  extra?: string;
  /** Colours of single letters, by index; negative counts from the end. */
  letters?: Record<number, string>;
  glow?: string;
}

interface Scene {
  kind: string;
  ground: Ground;
  lines: Line[];
  /** SVG under the letters that belongs to the ground. */
  under?: string;
  /** SVG of things that are no letters. */
  others?: string;
  quad?: Quad;
  arc?: { radius: number; isLower?: boolean };
}

/** A fill that fades along the line: opacity at the left end, at the middle and at the right end. */
function fading(id: string, colour: string, [left, middle, right]: [number, number, number], share = 0.3): string {
  const stop = (offset: number, opacity: number) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`;
  return `<linearGradient id="${id}">${stop(0, left)}${stop(share, middle)}${stop(1 - share, middle)}${stop(1, right)}</linearGradient>`;
}

const DEFS = [
  fading('fade-both', '#f4ead8', [0.2, 1, 0.2]),
  '<linearGradient id="fade-low" x1="0" y1="0" x2="0" y2="1"><stop offset="0.35" stop-color="#f4ead8" stop-opacity="0.16"/><stop offset="1" stop-color="#f4ead8" stop-opacity="0.7"/></linearGradient>',
  '<linearGradient id="spine"><stop offset="0" stop-color="#d8c4b8"/><stop offset="0.32" stop-color="#8a7c78"/><stop offset="0.5" stop-color="#2c3240"/><stop offset="1" stop-color="#242c3c"/></linearGradient>',
  '<filter id="glow" x="-30%" y="-60%" width="160%" height="220%"><feGaussianBlur stdDeviation="14"/></filter>',
].join('');

const STAR = 'M0 -40 L10 -12 L40 -12 L16 6 L25 36 L0 18 L-25 36 L-16 6 L-40 -12 L-10 -12 Z';
const star = (x: number, y: number, scale: number, fill: string) => `<path d="${STAR}" transform="translate(${x} ${y}) scale(${scale})" fill="${fill}"/>`;

const SCENES: readonly Scene[] = [
  { kind: 'fade', ground: 'night', lines: [{ text: 'FRONTIER', size: 36, family: 'Inter', fill: '#f4ead8', letters: { '-1': 'rgba(244,234,216,0.08)' } }] },
  { kind: 'fade', ground: 'paper', lines: [{ text: 'MERIDIAN', size: 80, family: 'Anton', fill: '#201a16', letters: { 0: 'rgba(32,26,22,0.08)' } }] },
  { kind: 'fade', ground: 'gradient', lines: [{ text: 'Harbour', size: 150, family: 'Oswald', fill: '#f4ead8', letters: { '-1': 'rgba(244,234,216,0.08)' } }] },
  {
    kind: 'spine', ground: 'night', under: '<rect x="60" y="80" width="900" height="880" fill="url(#spine)"/>',
    lines: [
      { text: 'FINAL VOYAGE', y: 420, size: 104, family: 'Inter', fill: '#efdccb', letters: { 0: '#9c8c84', '-1': '#8d8780' } },
      { text: 'BEYOND EARTH', y: 620, size: 104, family: 'Inter', fill: '#efdccb' },
    ],
  },
  { kind: 'glow', ground: 'night', lines: [{ text: 'VOLTAGE', size: 140, family: 'Oswald', fill: '#d8fbff', glow: '#18b6e8', letters: { 0: '#2c6c84', '-1': '#2c6c84' } }] },
  { kind: 'darker', ground: 'night', lines: [{ text: 'SILVERADO', size: 120, family: 'Black Ops One', fill: '#e8e4da', letters: { '-1': '#293043' } }] },
  { kind: 'darker', ground: 'scene', lines: [{ text: 'GRANITE', size: 150, family: 'Anton', fill: '#f8f4ea', letters: { 0: '#8c8a84', 6: '#9a968e' } }] },
  { kind: 'wide', ground: 'night', lines: [{ text: 'COSMOS', size: 90, family: 'Inter', fill: '#eef', tracking: 0.9 }] },
  { kind: 'arc', ground: 'night', arc: { radius: 330 }, lines: [{ text: 'MOUNTAIN RESCUE', size: 90, family: 'Inter', fill: '#f2e8d4', letters: { 0: '#2b3142', '-1': '#3a3f4a' } }] },
  { kind: 'arc', ground: 'paper', arc: { radius: 300, isLower: true }, lines: [{ text: 'COFFEE ROASTERS', size: 80, family: 'Oswald', fill: '#33261c', tracking: 0.05, letters: { 0: '#ddd2bd', '-1': '#d5c9b4' } }] },
  {
    kind: 'perspective', ground: 'night', quad: [[100, 180], [960, 60], [920, 900], [160, 760]],
    lines: [{ text: 'STARLIGHT', size: 130, family: 'Anton', fill: 'url(#fade-both)' }],
  },
  { kind: 'turned', ground: 'night', lines: [{ text: 'FRONTIER', size: 130, family: 'Inter', fill: '#f4ead8', letters: { 0: '#2a3141' }, extra: 'transform="rotate(-14 512 512)"' }] },
  { kind: 'turned', ground: 'night', lines: [{ text: 'FFINNAL', size: 130, family: 'Inter', fill: '#f4ead8', letters: { 0: 'url(#fade-low)' }, tracking: 0.05, extra: 'transform="rotate(-14 512 512)"' }] },
  {
    kind: 'columns', ground: 'paper',
    lines: [
      { text: 'MARKET', x: 290, y: 400, size: 96, family: 'Anton', fill: '#222' }, { text: 'STREET', x: 640, y: 400, size: 96, family: 'Anton', fill: '#7a1f1f' },
      { text: 'Open daily', x: 270, y: 600, size: 64, family: 'Inter', fill: '#222' }, { text: 'Free entry', x: 690, y: 600, size: 64, family: 'Inter', fill: '#222' },
    ],
  },
  {
    kind: 'columns', ground: 'night',
    lines: [{ text: 'NORTH', x: 260, y: 500, size: 110, family: 'Oswald', fill: '#fff' }, { text: 'SOUTH', x: 700, y: 500, size: 110, family: 'Oswald', fill: '#ffd75e' }],
  },
  {
    kind: 'ornament', ground: 'night', others: star(190, 500, 1, '#ffd75e') + star(834, 500, 1, '#ffd75e'),
    lines: [{ text: 'HOLIDAY', size: 110, family: 'Lilita One', fill: '#ffd75e' }],
  },
  {
    kind: 'ornament', ground: 'paper', others: '<rect x="80" y="500" width="170" height="12" fill="#222"/><rect x="774" y="500" width="170" height="12" fill="#222"/>',
    lines: [{ text: 'VINTAGE', size: 84, family: 'Alfa Slab One', fill: '#222' }],
  },
  {
    kind: 'ornament', ground: 'gradient', others: '<rect x="190" y="390" width="644" height="200" rx="20" fill="none" stroke="#fff" stroke-width="12"/>',
    lines: [{ text: 'LIBERTY', size: 130, family: 'Anton', fill: '#fff', tracking: 0.1 }],
  },
  {
    kind: 'ornament', ground: 'night',
    others: '<circle cx="196" cy="504" r="44" fill="none" stroke="#eee" stroke-width="12"/><path d="M176 504 l16 18 l28 -38" fill="none" stroke="#eee" stroke-width="10"/>',
    lines: [{ text: 'VERIFIED', size: 100, family: 'Inter', fill: '#eee' }],
  },
  {
    kind: 'ornament', ground: 'paper', others: '<circle cx="215" cy="508" r="14" fill="#333"/><circle cx="812" cy="508" r="14" fill="#333"/>',
    lines: [{ text: 'COLLECTION', size: 88, family: 'Oswald', fill: '#333', tracking: 0.12 }],
  },
  {
    kind: 'ornament', ground: 'night', others: '<path d="M770 440 h90 l40 50 l-40 50 h-90 l40 -50 z" fill="#f2e8d4"/><path d="M214 460 q-60 40 0 84 q-30 -44 0 -84z" fill="#f2e8d4"/>',
    lines: [{ text: 'FORWARD', size: 120, family: 'Anton', fill: '#f2e8d4', tracking: 0.05 }],
  },
  {
    kind: 'ornament', ground: 'night', others: star(222, 502, 1.05, '#f2e8d4') + star(802, 502, 1.05, '#f2e8d4'),
    lines: [{ text: 'SHERIFF', size: 118, family: 'Lilita One', fill: '#f2e8d4' }],
  },
  {
    kind: 'ornament', ground: 'paper', others: '<rect x="262" y="440" width="10" height="130" fill="#222"/><rect x="752" y="440" width="10" height="130" fill="#222"/>',
    lines: [{ text: 'STUDIO', size: 100, family: 'Inter', fill: '#222' }],
  },
  {
    kind: 'edge', ground: 'noise', under: '<rect x="150" y="150" width="700" height="724" fill="#1d2433"/>',
    lines: [{ text: 'CARTOGRAPHY', x: 500, size: 88, family: 'Anton', fill: '#e8dcc0', tracking: 0.1 }],
  },
  {
    kind: 'edge', ground: 'paper', under: '<rect x="0" y="0" width="262" height="1024" fill="#3a4a3c"/><rect x="770" y="0" width="30" height="1024" fill="#7a4a2c"/>',
    lines: [{ text: 'BOTANY', size: 120, family: 'Cinzel', fill: '#28302a' }],
  },
]; // biome-ignore format: a table of scenes

/** Pictures with known ink at hard ends, and with things near the ends that are none. */
export function endsCases(): EndsCase[] {
  return SCENES.map((scene, index) => ({
    kind: scene.kind,
    name: `${index} ${scene.kind} ${scene.lines[0].text}`,
    texts: scene.lines.map(({ text }) => text),
    draw: () => draw(scene, index),
  }));
}

async function draw({ ground, lines, under = '', others = '', quad, arc }: Scene, seed: number): Promise<EndsPicture> {
  const defs = `<defs>${DEFS}${arc ? circle(arc) : ''}</defs>`;
  const layer = async (body: string) => {
    const flat = await lettersOf(SIDE, SIDE, defs + body);
    return quad ? inPerspective(flat, quad) : flat;
  };
  const letters = await layer(lines.map((line) => written(line, arc !== undefined)).join(''));
  const glows = lines
    .map((line) => (line.glow ? written({ ...line, fill: line.glow, letters: {}, extra: 'filter="url(#glow)"' }, arc !== undefined) : ''))
    .join('');
  const around = await layer(others);
  const painted = over(over(groundOf(ground, SIDE, SIDE, seed), await lettersOf(SIDE, SIDE, defs + under + (quad ? '' : glows))), around);
  return { image: over(painted, letters), letters, others: around };
}

function circle({ radius, isLower = false }: { radius: number; isLower?: boolean }): string {
  return `<path id="path" d="M${512 - radius} 512 A${radius} ${radius} 0 0 ${isLower ? 0 : 1} ${512 + radius} 512"/>`;
}

function written({ text, x = 512, y = 540, size, family = 'Inter', fill = '#fff', tracking = 0, extra = '', letters = {} }: Line, isBent: boolean): string {
  const spans = [...text].map((letter, i) => {
    const own = letters[i] ?? letters[i - text.length];
    return own ? `<tspan fill="${own}">${letter}</tspan>` : letter;
  });
  const inside = isBent ? `<textPath xlink:href="#path" startOffset="50%">${spans.join('')}</textPath>` : spans.join('');
  const at = isBent ? '' : `x="${x}" y="${y}"`;
  return `<text ${at} font-family="${family}" font-weight="700" font-size="${size}" letter-spacing="${tracking * size}" text-anchor="middle" fill="${fill}" ${extra}>${inside}</text>`;
}
