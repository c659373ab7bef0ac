import { type Colour, hexOf, type Quad } from '../../../shared/geometry.ts';
import type { LetteringEffects } from '../../../shared/lettering.ts';
import { mixColours } from '../../image/oklab.ts';
import { boundsOfData } from './path-points.ts';
import type { TextPlace } from './text-place.ts';

/** One string's paint: definitions that it refers to, and its shapes from below. */
export interface SvgPaint {
  definitions: string[];
  shapes: string[];
}

interface Setting {
  fontSize: number;
  quad: Quad | null;
  place: TextPlace | null;
}

/** Copies that a shadow without blur is drawn with: it is a solid block in depth. */
const MOST_COPIES = 48;

/**
 * Plate, glow, shadow, outlines and fill of a string as SVG. What has no such words (bevel, inner shadow, texture) is left out.
 * @param id unique in the file
 * @param quad tight around the letters; null where they are bent
 * @param place null = not told: gradients run over the whole of the letters
 */
export function paintOf(id: string, data: string, effects: LetteringEffects, { fontSize, quad, place }: Setting): SvgPaint {
  const { fill, outline, secondOutline, shadow, glow, plate } = effects;
  const definitions = [`<path id="${id}" d="${data}"/>`];
  const shapes: string[] = [];
  const first = (outline?.width ?? 0) * fontSize;
  const body = first + (secondOutline?.width ?? 0) * fontSize;
  const shape = (colour: Colour, width: number, more = '') => {
    const line = width > 0 ? ` stroke="${hexOf(colour)}" stroke-width="${round(width * 2)}" stroke-linejoin="round"` : '';
    return `<use href="#${id}" fill="${hexOf(colour)}"${line}${more}/>`;
  };
  const bounds = boundsOfData(data) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const blurred = (name: string, deviation: number) => {
    const reach = body + 3 * deviation + 2;
    const [x, y] = [round(bounds.left - reach), round(bounds.top - reach)];
    const size = `width="${round(bounds.right + reach - x)}" height="${round(bounds.bottom + reach - y)}"`;
    const blur = `<feGaussianBlur stdDeviation="${round(deviation)}"/>`;
    definitions.push(`<filter id="${id}-${name}" filterUnits="userSpaceOnUse" x="${x}" y="${y}" ${size} color-interpolation-filters="sRGB">${blur}</filter>`);
    return ` filter="url(#${id}-${name})"`;
  };
  if (plate) shapes.push(`<g class="plate" opacity="${plate.opacity}">${plateOf(plate, plate.margin * fontSize, quad, shape)}</g>`);
  if (glow) {
    // A wide light and a close one, as the typesetter has them.
    const wide = `<g opacity="0.75"${blurred('wide', Math.max(0.5, glow.size * fontSize * 0.85))}>${shape(glow.colour, body)}</g>`;
    const close = `<g opacity="0.9"${blurred('close', Math.max(0.5, glow.size * fontSize * 0.3))}>${shape(glow.colour, body)}</g>`;
    shapes.push(`<g class="glow" opacity="${glow.opacity}">${wide}${close}</g>`);
  }
  if (shadow) {
    const [dx, dy] = [shadow.offsetX * fontSize, shadow.offsetY * fontSize];
    const cast =
      shadow.blur > 0
        ? `<g transform="translate(${round(dx)} ${round(dy)})"${blurred('shadow', shadow.blur * fontSize)}>${shape(shadow.colour, body)}</g>`
        : block(dx, dy, (more) => shape(shadow.colour, body, more));
    shapes.push(`<g class="shadow" opacity="${shadow.opacity}">${cast}</g>`);
  }
  if (secondOutline) shapes.push(shape(secondOutline.colour, body, ' class="second-outline"'));
  if (outline) shapes.push(shape(outline.colour, first, ' class="outline"'));
  if (fill.kind === 'gradient') definitions.push(gradientOf(`${id}-fill`, fill, place));
  shapes.push(`<use href="#${id}" class="fill" fill="${fill.kind === 'solid' ? hexOf(fill.colour) : `url(#${id}-fill)`}"/>`);
  return { definitions, shapes };
}

/** The letters' quad with round corners around it; a band along bent letters. */
function plateOf({ colour }: { colour: Colour }, margin: number, quad: Quad | null, shape: (colour: Colour, width: number) => string): string {
  if (!quad) return shape(colour, margin);
  const corners = quad.map(([x, y]) => `${round(x)} ${round(y)}`).join('L');
  return `<path d="M${corners}Z" fill="${hexOf(colour)}" stroke="${hexOf(colour)}" stroke-width="${round(2 * margin)}" stroke-linejoin="round"/>`;
}

function block(dx: number, dy: number, shape: (more: string) => string): string {
  const copies = Math.min(MOST_COPIES, Math.max(1, Math.ceil(Math.hypot(dx, dy))));
  return Array.from({ length: copies }, (_, i) => shape(` x="${round((dx * (i + 1)) / copies)}" y="${round((dy * (i + 1)) / copies)}"`)).join('');
}

/** Runs from the top of the capitals to the baseline of every line, turned or bent as they are; or over the whole width of the letters. */
function gradientOf(id: string, fill: Extract<LetteringEffects['fill'], { kind: 'gradient' }>, place: TextPlace | null): string {
  const ramp = rampOf(fill);
  if (fill.axis === 'along') {
    const turn = place && place.rotation !== 0 ? ` gradientTransform="rotate(${round(place.rotation)} 0.5 0.5)"` : '';
    return `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="0"${turn}>${stopsOf(ramp)}</linearGradient>`;
  }
  if (!place) return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stopsOf(ramp)}</linearGradient>`;
  const { rise, pitch, lines, rotation, x, y, arc } = place;
  if (arc) {
    const top = arc.radius + (arc.isInside ? -rise : rise);
    const outer = Math.max(top, arc.radius);
    const along = (at: number) => (top + (arc.radius - top) * at) / outer;
    const stops = ramp.map(({ at, colour }) => ({ at: along(at), colour })).sort((a, b) => a.at - b.at);
    return `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${round(arc.centreX)}" cy="${round(arc.centreY)}" r="${round(outer)}">${stopsOf(stops)}</radialGradient>`;
  }
  const length = rise + pitch * (lines.length - 1);
  const stops = lines.flatMap((_, i) => ramp.map(({ at, colour }) => ({ at: (i * pitch + at * rise) / length, colour })));
  const [downX, downY] = [-Math.sin((rotation * Math.PI) / 180), Math.cos((rotation * Math.PI) / 180)];
  const at = (down: number) => [round(x + downX * down), round(y + downY * down)];
  const [x1, y1] = at(-rise);
  const [x2, y2] = at(length - rise);
  return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stopsOf(stops)}</linearGradient>`;
}

interface Stop {
  at: number;
  colour: Colour;
}

/** The typesetter mixes in Oklab, SVG in sRGB: steps between keep them together. */
function rampOf({ from, to, stops = [] }: Extract<LetteringEffects['fill'], { kind: 'gradient' }>): Stop[] {
  const ends = [{ at: 0, colour: from }, ...stops, { at: 1, colour: to }].sort((a, b) => a.at - b.at);
  return ends.slice(1).flatMap((end, i) => {
    const start = ends[i];
    const steps = [0, 0.25, 0.5, 0.75];
    const between = steps.map((share) => ({ at: start.at + (end.at - start.at) * share, colour: mixColours(start.colour, end.colour, share) }));
    return i === ends.length - 2 ? [...between, end] : between;
  });
}

function stopsOf(stops: readonly Stop[]): string {
  return stops.map(({ at, colour }) => `<stop offset="${Math.round(at * 1e5) / 1e5}" stop-color="${hexOf(colour)}"/>`).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
