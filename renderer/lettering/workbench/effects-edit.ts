import type { Colour } from '../../../shared/geometry.ts';
import type { LetteringEffects } from '../../../shared/lettering.ts';

const INK: Colour = [20, 20, 20];
const PAPER: Colour = [250, 250, 250];

/** Rec. 709 luma, 0–255. */
function lumaOf([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Ink that can be read on a ground: dark on light ones and the other way round. */
export function inkOn(ground: Colour): Colour {
  return lumaOf(ground) > 118 ? INK : PAPER;
}

/** A look to begin with, where Galley chose until now. */
export function plainEffects(ground: Colour): LetteringEffects {
  return { fill: { kind: 'solid', colour: inkOn(ground) }, outline: null, shadow: null, bevel: null };
}

/** The colour that stands for a fill: of a gradient, its upper end. */
export function fillColour({ fill }: LetteringEffects): Colour {
  return fill.kind === 'solid' ? fill.colour : fill.from;
}

/** What an effect starts with when it is switched on. */
export function startEffect<Name extends 'outline' | 'shadow' | 'bevel'>(name: Name, effects: LetteringEffects): LetteringEffects[Name] {
  const starts = {
    outline: { colour: inkOn(fillColour(effects)), width: 0.06 },
    shadow: { colour: [0, 0, 0] as Colour, opacity: 0.5, offsetX: 0, offsetY: 0.05, blur: 0.05 },
    bevel: { width: 0.06, strength: 0.6 },
  };
  return starts[name] as LetteringEffects[Name];
}

/** Which way a gradient runs: down the letters, or along the line. */
export type GradientWay = 'down' | 'along';

export function wayOf(fill: LetteringEffects['fill']): GradientWay {
  return fill.kind === 'gradient' && fill.axis === 'along' ? 'along' : 'down';
}

/** The same gradient the other way; a plain fill has none. */
export function withWay(effects: LetteringEffects, way: GradientWay): LetteringEffects {
  const { fill } = effects;
  if (fill.kind === 'solid' || wayOf(fill) === way) return effects;
  const { axis: _, ...rest } = fill;
  return { ...effects, fill: way === 'along' ? { ...rest, axis: 'along' } : rest };
}

/** The same fill as a plain colour or as a gradient from it to a darker one. */
export function withFillKind(effects: LetteringEffects, kind: LetteringEffects['fill']['kind']): LetteringEffects {
  if (effects.fill.kind === kind) return effects;
  const colour = fillColour(effects);
  const darker = colour.map((channel) => Math.round(channel * 0.6)) as Colour;
  return { ...effects, fill: kind === 'solid' ? { kind, colour } : { kind, from: colour, to: darker } };
}
