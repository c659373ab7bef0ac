import { Resvg } from '@resvg/resvg-js';
import type { Colour } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import { css } from './tint.ts';

/** One gradient stop: position 0–1, colour, opacity 0–1 (default 1). */
export type Stop = readonly [at: number, colour: Colour, opacity?: number];

/** An SVG picture being put together: definitions get their own ids, so that parts can be drawn anywhere. */
export interface Drawing {
  /** Size in user units; comps use a shorter side of 1000. */
  readonly width: number;
  readonly height: number;
  /** Adds markup on top of what is there. */
  add(...markup: string[]): void;
  /** A linear gradient over the shape's bounding box; angle in degrees, 0 = left to right, 90 = top to bottom. */
  linear(stops: readonly Stop[], angle?: number): string;
  /** A radial gradient over the shape's bounding box; centre and radius as shares of it. */
  radial(stops: readonly Stop[], centreX?: number, centreY?: number, radius?: number): string;
  /** A clip path; use as `clip-path="${…}"`. */
  clip(markup: string): string;
  /** The finished document for `pixelWidth` × `pixelHeight` pixels. */
  toSvg(pixelWidth: number, pixelHeight: number): string;
}

/** An empty picture of the given size in user units. */
export function createDrawing(width: number, height: number): Drawing {
  const parts: string[] = [];
  const defs: string[] = [];
  const ids = new Map<string, string>();
  const define = (markup: (id: string) => string): string => {
    const key = markup('');
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = `d${ids.size}`;
    defs.push(markup(id));
    ids.set(key, `url(#${id})`);
    return `url(#${id})`;
  };
  return {
    width,
    height,
    add: (...markup) => void parts.push(...markup),
    linear: (stops, angle = 90) => {
      const x = Math.cos((angle * Math.PI) / 180) / 2;
      const y = Math.sin((angle * Math.PI) / 180) / 2;
      const line = `x1="${n(0.5 - x)}" y1="${n(0.5 - y)}" x2="${n(0.5 + x)}" y2="${n(0.5 + y)}"`;
      return define((id) => `<linearGradient id="${id}" ${line}>${stopMarkup(stops)}</linearGradient>`);
    },
    radial: (stops, centreX = 0.5, centreY = 0.5, radius = 0.5) =>
      define((id) => `<radialGradient id="${id}" cx="${n(centreX)}" cy="${n(centreY)}" r="${n(radius)}">${stopMarkup(stops)}</radialGradient>`),
    clip: (markup) => define((id) => `<clipPath id="${id}">${markup}</clipPath>`),
    toSvg: (pixelWidth, pixelHeight) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${pixelWidth}" height="${pixelHeight}" viewBox="0 0 ${n(width)} ${n(height)}" preserveAspectRatio="none"><defs>${defs.join('')}</defs>${parts.join('')}</svg>`,
  };
}

/** Rasterises to straight RGBA of exactly `width` × `height` pixels; no fonts are loaded. */
export function rasterise(drawing: Drawing, width: number, height: number): Raster {
  const image = new Resvg(drawing.toSvg(width, height), { font: { loadSystemFonts: false }, logLevel: 'off' }).render();
  const pixels = image.pixels;
  const data = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  // resvg hands out premultiplied pixels
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3];
    if (alpha === 255 || alpha === 0) continue;
    data[i] = Math.min(255, (data[i] * 255 + (alpha >> 1)) / alpha);
    data[i + 1] = Math.min(255, (data[i + 1] * 255 + (alpha >> 1)) / alpha);
    data[i + 2] = Math.min(255, (data[i + 2] * 255 + (alpha >> 1)) / alpha);
  }
  return { width, height, channels: 4, data };
}

/** What a shape is painted with: a colour or a gradient's `url(#…)`. */
export type Paint = Colour | string;

/** A paint as an attribute value. */
export function paint(value: Paint): string {
  return typeof value === 'string' ? value : css(value);
}

/** A number short enough for markup. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A filled path; `more` is further attributes. */
export function path(d: string, fill: Paint, more = ''): string {
  return `<path d="${d}" fill="${paint(fill)}" ${more}/>`;
}

/** A stroked path with round ends. */
export function stroke(d: string, colour: Paint, width: number, more = ''): string {
  return `<path d="${d}" fill="none" stroke="${paint(colour)}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

export function circle(x: number, y: number, radius: number, fill: Paint, more = ''): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(Math.max(0, radius))}" fill="${paint(fill)}" ${more}/>`;
}

export function ellipse(x: number, y: number, radiusX: number, radiusY: number, fill: Paint, more = ''): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(radiusX)}" ry="${n(radiusY)}" fill="${paint(fill)}" ${more}/>`;
}

export function rect(x: number, y: number, width: number, height: number, fill: Paint, radius = 0, more = ''): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}" rx="${n(radius)}" fill="${paint(fill)}" ${more}/>`;
}

/** Wraps markup in a group, e.g. `group('translate(3 4)', …)`. */
export function group(transform: string, markup: string, more = ''): string {
  return `<g transform="${transform}" ${more}>${markup}</g>`;
}

function stopMarkup(stops: readonly Stop[]): string {
  return stops
    .map(([at, colour, opacity = 1]) => `<stop offset="${n(at)}" stop-color="${css(colour)}"${opacity < 1 ? ` stop-opacity="${n(opacity)}"` : ''}/>`)
    .join('');
}
