import type { Colour } from '../../shared/geometry.ts';
import type { LetteringEffects } from '../../shared/lettering.ts';

/** Chosen by Galley, or fixed by the artist. */
export type LookSwitch = 'auto' | 'on' | 'off';

/** The few things of the effects that the window offers. */
export interface Look {
  /** null = Galley chooses. */
  fill: Colour | null;
  outline: LookSwitch;
  shadow: LookSwitch;
}

const INK: Colour = [20, 20, 20];
const PAPER: Colour = [250, 250, 250];
const OUTLINE_WIDTH = 0.06;
const SHADOW = { colour: [0, 0, 0] as Colour, opacity: 0.5, offsetX: 0, offsetY: 0.05, blur: 0.05 };

function switchOf(value: object | null | undefined): LookSwitch {
  return value === undefined ? 'auto' : value === null ? 'off' : 'on';
}

export function lookOf(effects: Partial<LetteringEffects> = {}): Look {
  const { fill, outline, shadow } = effects;
  return { fill: fill === undefined ? null : fill.kind === 'solid' ? fill.colour : fill.from, outline: switchOf(outline), shadow: switchOf(shadow) };
}

/** An edge that can be seen around a fill: dark around light ones and the other way round (Rec. 709 luma). */
function edgeFor(fill: Colour | null): Colour {
  return fill === null || 0.2126 * fill[0] + 0.7152 * fill[1] + 0.0722 * fill[2] > 110 ? INK : PAPER;
}

/** Effects after the artist changed something of the look; what the window does not offer stays. undefined = Galley chooses everything. */
export function withLook(effects: Partial<LetteringEffects> = {}, change: Partial<Look>): Partial<LetteringEffects> | undefined {
  const look = { ...lookOf(effects), ...change };
  const { fill: oldFill, outline: oldOutline, shadow: oldShadow, ...rest } = effects;
  const fill = change.fill === undefined ? oldFill : change.fill === null ? undefined : { kind: 'solid' as const, colour: change.fill };
  const outline = change.fill === undefined && oldOutline ? oldOutline : { colour: edgeFor(look.fill), width: oldOutline?.width ?? OUTLINE_WIDTH };
  const next: Partial<LetteringEffects> = {
    ...rest,
    ...(fill !== undefined && { fill }),
    ...(look.outline !== 'auto' && { outline: look.outline === 'on' ? outline : null }),
    ...(look.shadow !== 'auto' && { shadow: look.shadow === 'on' ? (oldShadow ?? SHADOW) : null }),
  };
  return Object.keys(next).length === 0 ? undefined : next;
}

/** "#rrggbb", as colour fields want it. */
export function hexOf(colour: Colour): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** The colour of "#rrggbb". */
export function colourOf(hex: string): Colour {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16)) as Colour;
}
