import { AppError } from '../../shared/errors.ts';
import type { Colour } from '../../shared/geometry.ts';
import type { LetteringEffects, LetteringStyle } from '../../shared/lettering.ts';

const NOTHING = { outline: null, shadow: null, bevel: null } as const;

function solid(colour: Colour): LetteringEffects['fill'] {
  return { kind: 'solid', colour };
}

function gradient(from: Colour, to: Colour, ...stops: [at: number, colour: Colour][]): LetteringEffects['fill'] {
  return { kind: 'gradient', from, to, ...(stops.length > 0 && { stops: stops.map(([at, colour]) => ({ at, colour })) }) };
}

function style(id: string, label: string, font: string | null, effects: LetteringEffects): LetteringStyle {
  return { id, label, font, effects, isBuiltIn: true };
}

/** Looks that ship with Galley, in the order that lists show them. Whether they read depends on the ground: `fitContrast` sees to it. */
export const STYLE_PRESETS: readonly LetteringStyle[] = [
  style('plain-ui', 'Plain UI', 'inter', {
    fill: solid([255, 255, 255]),
    outline: null,
    shadow: { colour: [8, 12, 22], opacity: 0.85, offsetX: 0, offsetY: 0.02, blur: 0.05 },
    bevel: null,
    glow: { colour: [8, 12, 22], opacity: 0.55, size: 0.14 },
  }),
  style('gold-badge', 'Gold badge', 'lilita-one', {
    fill: gradient([255, 246, 190], [196, 118, 22], [0.42, [250, 208, 92]], [0.55, [222, 152, 40]]),
    outline: { colour: [74, 34, 6], width: 0.045 },
    secondOutline: { colour: [255, 226, 140], width: 0.022 },
    shadow: { colour: [30, 12, 0], opacity: 0.65, offsetX: 0, offsetY: 0.05, blur: 0.045 },
    bevel: { width: 0.055, strength: 0.6 },
  }),
  style('gold-foil', 'Gold foil', 'cinzel', {
    fill: gradient([250, 224, 150], [176, 120, 40], [0.3, [226, 180, 88]], [0.5, [255, 240, 186]], [0.7, [204, 150, 62]]),
    outline: { colour: [88, 54, 12], width: 0.014 },
    shadow: { colour: [20, 12, 4], opacity: 0.55, offsetX: 0.008, offsetY: 0.016, blur: 0.016 },
    bevel: { width: 0.02, strength: 0.35 },
    texture: { kind: 'foil', amount: 0.5, wear: 0 },
    glow: { colour: [26, 16, 6], opacity: 0.5, size: 0.1 },
  }),
  style('chrome', 'Chrome', 'anton', {
    fill: gradient([238, 246, 255], [232, 240, 250], [0.4, [150, 178, 214]], [0.52, [44, 62, 96]], [0.56, [92, 82, 84]], [0.72, [196, 190, 188]]),
    outline: { colour: [18, 26, 44], width: 0.035 },
    secondOutline: { colour: [214, 226, 242], width: 0.018 },
    shadow: { colour: [6, 10, 24], opacity: 0.6, offsetX: 0, offsetY: 0.04, blur: 0.04 },
    bevel: { width: 0.03, strength: 0.7 },
  }),
  style('ice', 'Ice', 'lilita-one', {
    fill: gradient([250, 254, 255], [96, 178, 232], [0.45, [196, 234, 252]]),
    outline: { colour: [16, 62, 122], width: 0.045 },
    secondOutline: { colour: [226, 246, 255], width: 0.03 },
    shadow: { colour: [6, 30, 76], opacity: 0.55, offsetX: 0, offsetY: 0.045, blur: 0.05 },
    bevel: { width: 0.075, strength: 0.7 },
    texture: { kind: 'foil', amount: 0.4, wear: 0 },
  }),
  style('stone', 'Stone', 'alfa-slab-one', {
    fill: gradient([188, 182, 170], [128, 122, 112]),
    outline: { colour: [38, 34, 30], width: 0.03 },
    shadow: { colour: [14, 12, 10], opacity: 0.75, offsetX: 0.02, offsetY: 0.05, blur: 0.035 },
    bevel: { width: 0.07, strength: 0.7 },
    texture: { kind: 'stone', amount: 0.75, wear: 0 },
  }),
  style('engraved', 'Engraved', 'cinzel', {
    fill: solid([66, 56, 46]),
    outline: { colour: [34, 28, 22], width: 0.01 },
    shadow: { colour: [255, 250, 236], opacity: 0.8, offsetX: 0.012, offsetY: 0.02, blur: 0.008 },
    bevel: null,
    innerShadow: { colour: [8, 6, 4], opacity: 0.85, offsetX: 0.022, offsetY: 0.03, blur: 0.02 },
    glow: { colour: [226, 214, 192], opacity: 0.5, size: 0.09 },
  }),
  style('wood-burn', 'Wood burn', 'alfa-slab-one', {
    fill: gradient([58, 28, 12], [34, 14, 6]),
    outline: { colour: [96, 48, 18], width: 0.012 },
    shadow: null,
    bevel: null,
    innerShadow: { colour: [10, 4, 2], opacity: 0.8, offsetX: 0, offsetY: 0.012, blur: 0.03 },
    texture: { kind: 'wood', amount: 0.3, wear: 0 },
    glow: { colour: [206, 140, 74], opacity: 0.85, size: 0.11 },
  }),
  style('neon', 'Neon', 'lobster', {
    fill: solid([255, 238, 250]),
    outline: { colour: [255, 70, 170], width: 0.02 },
    shadow: { colour: [70, 0, 52], opacity: 0.75, offsetX: 0, offsetY: 0, blur: 0.03 },
    bevel: null,
    glow: { colour: [255, 40, 150], opacity: 0.95, size: 0.3 },
  }),
  style('pixel', 'Pixel', 'press-start-2p', {
    fill: gradient([255, 244, 140], [255, 150, 36]),
    outline: { colour: [40, 18, 60], width: 0.125 },
    shadow: { colour: [18, 8, 32], opacity: 1, offsetX: 0, offsetY: 0.125, blur: 0 },
    bevel: null,
  }),
  style('stencil', 'Stencil', 'black-ops-one', {
    fill: solid([238, 234, 220]),
    outline: null,
    shadow: { colour: [20, 22, 18], opacity: 0.5, offsetX: 0, offsetY: 0, blur: 0.04 },
    bevel: null,
    texture: { kind: 'print', amount: 0.25, wear: 0.06 },
  }),
  style('chalk', 'Chalk', 'luckiest-guy', {
    fill: solid([248, 246, 238]),
    ...NOTHING,
    texture: { kind: 'chalk', amount: 0.25, wear: 0.1 },
  }),
  style('comic', 'Comic', 'bangers', {
    fill: gradient([255, 238, 84], [255, 146, 20]),
    outline: { colour: [24, 14, 40], width: 0.055 },
    secondOutline: { colour: [255, 255, 255], width: 0.035 },
    shadow: { colour: [24, 14, 40], opacity: 1, offsetX: 0.045, offsetY: 0.06, blur: 0 },
    bevel: null,
  }),
  style('candy', 'Candy', 'luckiest-guy', {
    fill: gradient([255, 150, 204], [226, 34, 122], [0.48, [255, 92, 168]], [0.52, [240, 58, 144]]),
    outline: { colour: [255, 255, 255], width: 0.05 },
    secondOutline: { colour: [128, 16, 84], width: 0.035 },
    shadow: { colour: [72, 6, 48], opacity: 0.5, offsetX: 0, offsetY: 0.05, blur: 0.04 },
    bevel: { width: 0.09, strength: 0.45 },
  }),
  style('sticker', 'Sticker', 'lilita-one', {
    fill: solid([108, 52, 178]),
    outline: { colour: [255, 255, 255], width: 0.12 },
    shadow: { colour: [10, 6, 20], opacity: 0.42, offsetX: 0, offsetY: 0.035, blur: 0.04 },
    bevel: null,
  }),
  style('letterpress', 'Letterpress', 'oswald', {
    fill: solid([30, 28, 32]),
    outline: null,
    shadow: { colour: [255, 252, 244], opacity: 0.7, offsetX: 0.006, offsetY: 0.014, blur: 0.006 },
    bevel: null,
    texture: { kind: 'print', amount: 0.2, wear: 0.04 },
  }),
  style('blackletter', 'Tavern sign', 'pirata-one', {
    fill: gradient([246, 226, 178], [208, 160, 92]),
    outline: { colour: [42, 20, 8], width: 0.04 },
    shadow: { colour: [16, 8, 2], opacity: 0.7, offsetX: 0.015, offsetY: 0.035, blur: 0.03 },
    bevel: null,
    texture: { kind: 'print', amount: 0.4, wear: 0 },
  }),
];

/**
 * A look by its id: one that the team saved, else a built-in one.
 * @throws AppError not-found naming the looks that there are
 */
export function findStyle(id: string, saved: readonly LetteringStyle[] = []): LetteringStyle {
  const all = [...saved, ...STYLE_PRESETS];
  const found = all.find((candidate) => candidate.id === id);
  if (!found)
    throw new AppError('not-found', `There is no lettering style “${id}”; there are ${all.map((candidate) => candidate.id).join(', ')}.`, { details: { id } });
  return found;
}
