import type { Colour } from '../../../../../shared/geometry.ts';
import { shade, tint } from '../../tint.ts';
import type { Drawing } from '../../vector.ts';

/** What an object is drawn with: its colours and the paints made from them. Objects fill a 200 × 200 box. */
export interface ObjectKit {
  main: Colour;
  second: Colour;
  accent: Colour;
  /** Lit from the top left: light, own colour, shade. */
  lit(colour: Colour, strength?: number): string;
  /** Lit ball. */
  ball(colour: Colour): string;
  /** A clip path by path data. */
  clip(d: string): string;
  /** What stands around the object (grass, water, its shadow): left out where the object is drawn alone. */
  setting(markup: string): string;
}

/** One drawable object: the words that call it, its natural colours (main, second, accent) and its drawing. */
export interface ObjectSpec {
  words: readonly string[];
  colours: readonly [string, string, string];
  /** Width and height of its own drawing; 200 × 200 when left out. */
  box?: readonly [number, number];
  draw(kit: ObjectKit): string;
}

export function createKit(drawing: Drawing, main: Colour, second: Colour, accent: Colour, isAlone = false): ObjectKit {
  return {
    main,
    second,
    accent,
    lit: (colour, strength = 1) =>
      drawing.linear(
        [
          [0, tint(colour, 0.28 * strength)],
          [0.45, colour],
          [1, shade(colour, 0.32 * strength)],
        ],
        58,
      ),
    ball: (colour) =>
      drawing.radial(
        [
          [0, tint(colour, 0.5)],
          [0.4, tint(colour, 0.1)],
          [0.75, colour],
          [1, shade(colour, 0.4)],
        ],
        0.36,
        0.3,
        0.72,
      ),
    clip: (d) => drawing.clip(`<path d="${d}"/>`),
    setting: (markup) => (isAlone ? '' : markup),
  };
}

/** The same markup on both sides of x = 100. */
export function both(markup: string): string {
  return `${markup}<g transform="translate(200 0) scale(-1 1)">${markup}</g>`;
}

/** A regular star as path data; `inner` is the share of the radius at the notches. */
export function starPath(x: number, y: number, radius: number, points: number, inner: number, turn = -90): string {
  const out: string[] = [];
  for (let i = 0; i < points * 2; i++) {
    const angle = ((turn + (i * 180) / points) * Math.PI) / 180;
    const r = i % 2 ? radius * inner : radius;
    out.push(`${(x + Math.cos(angle) * r).toFixed(2)} ${(y + Math.sin(angle) * r).toFixed(2)}`);
  }
  return `M${out.join('L')}Z`;
}

/** A regular polygon as path data. */
export function polygonPath(x: number, y: number, radius: number, sides: number, turn = -90): string {
  const out: string[] = [];
  for (let i = 0; i < sides; i++) {
    const angle = ((turn + (i * 360) / sides) * Math.PI) / 180;
    out.push(`${(x + Math.cos(angle) * radius).toFixed(2)} ${(y + Math.sin(angle) * radius).toFixed(2)}`);
  }
  return `M${out.join('L')}Z`;
}
