import type { Material } from '../materials/materials.ts';

/** What a subject is made of: how its drawing is turned into that material. */
export interface Substance {
  name: string;
  words: readonly string[];
  /** Tones from shade to highlight; a colour named by the prompt takes their hue when `isTinted`. */
  ramp: readonly [string, string, string, string, string];
  isTinted?: boolean;
  /** Sheen of a mirrored studio, 0–1: what makes metal. */
  mirror: number;
  /** Strength (0–1) and tightness (exponent) of the highlight. */
  shine: number;
  tightness: number;
  /** What age leaves in hollows and on faces that look up, and how much of it, 0–1. */
  patina?: { colour: string; deep: string; amount: number };
  /** Structure taken from the materials, and its strength 0–1. */
  grain?: { material: Material; strength: number };
  /** Opacity of a face that looks at us; rims stay opaque. 1 when left out. */
  clarity?: number;
  /** Natural stuff that only parts are made of ("a wooden ship" has sails) unless it is a sculpture. */
  isPartial?: boolean;
  /** Partial stuff that comes in every colour: the thing keeps its own. */
  keepsColour?: boolean;
}

/** Materials by the words that name them; the first that a prompt mentions wins. */
export const SUBSTANCES: readonly Substance[] = [
  {
    name: 'bronze',
    words: ['bronze', 'verdigris'],
    ramp: ['#1d120c', '#4a2f1a', '#8a5e33', '#c39556', '#f6dca6'],
    mirror: 0.55,
    shine: 0.5,
    tightness: 18,
    patina: { colour: '#6fa08d', deep: '#2f5a4f', amount: 0.34 },
  },
  {
    name: 'copper',
    words: ['copper'],
    ramp: ['#2a0f0a', '#6b2f1e', '#b8653f', '#e39a6f', '#ffe0c4'],
    mirror: 0.6,
    shine: 0.6,
    tightness: 22,
    patina: { colour: '#7fb3a0', deep: '#3f7568', amount: 0.12 },
  },
  { name: 'brass', words: ['brass'], ramp: ['#2a1c08', '#6d4f1a', '#b58f3d', '#e0c274', '#fff4cc'], mirror: 0.7, shine: 0.65, tightness: 24 },
  {
    name: 'gold',
    words: ['gold', 'golden', 'gilded'],
    ramp: ['#3a2104', '#8a5a12', '#d29d31', '#f2cf6d', '#fffbdc'],
    mirror: 0.75,
    shine: 0.75,
    tightness: 26,
  },
  {
    name: 'silver',
    words: ['silver', 'pewter', 'platinum'],
    ramp: ['#1c2026', '#565d67', '#9aa3ad', '#d3d9df', '#ffffff'],
    mirror: 0.75,
    shine: 0.7,
    tightness: 24,
  },
  {
    name: 'chrome',
    words: ['chrome', 'mirrored', 'mercury'],
    ramp: ['#0b1016', '#3c4a5a', '#91a6b8', '#dfeaf2', '#ffffff'],
    mirror: 1,
    shine: 0.9,
    tightness: 40,
  },
  {
    name: 'steel',
    words: ['steel', 'aluminium', 'aluminum', 'titanium', 'metal', 'metallic'],
    ramp: ['#161a20', '#464e59', '#87919d', '#bec7cf', '#f6fafc'],
    mirror: 0.6,
    shine: 0.5,
    tightness: 20,
  },
  {
    name: 'iron',
    words: ['iron', 'rusty', 'rusted', 'rust', 'corten'],
    ramp: ['#120f10', '#332d2d', '#5d5654', '#8b837e', '#cfc7be'],
    mirror: 0.25,
    shine: 0.25,
    tightness: 12,
    patina: { colour: '#a65f32', deep: '#5d2c17', amount: 0.42 },
    grain: { material: 'rust', strength: 0.35 },
  },
  {
    name: 'marble',
    words: ['marble', 'alabaster'],
    ramp: ['#5b5a63', '#9c9aa0', '#d3cfcb', '#efece6', '#ffffff'],
    isTinted: true,
    mirror: 0.06,
    shine: 0.22,
    tightness: 14,
    grain: { material: 'marble', strength: 0.6 },
  },
  {
    name: 'granite',
    words: ['granite', 'basalt'],
    ramp: ['#26262a', '#525257', '#86858a', '#b3b1b2', '#dcdad8'],
    isTinted: true,
    mirror: 0,
    shine: 0.12,
    tightness: 10,
    grain: { material: 'granite', strength: 0.6 },
  },
  {
    name: 'stone',
    words: ['stone', 'sandstone', 'limestone', 'rock', 'concrete', 'cement', 'plaster', 'gypsum'],
    ramp: ['#3a352f', '#736a5f', '#a89d8e', '#cfc6b6', '#f1eadd'],
    isTinted: true,
    mirror: 0,
    shine: 0.04,
    tightness: 8,
    patina: { colour: '#7d8262', deep: '#3f4234', amount: 0.2 },
    grain: { material: 'concrete', strength: 0.75 },
  },
  {
    name: 'clay',
    words: ['clay', 'terracotta', 'earthenware', 'claymation', 'plasticine'],
    ramp: ['#43190f', '#8a4228', '#c0704a', '#dd9a74', '#f7d2b4'],
    isTinted: true,
    mirror: 0,
    shine: 0.1,
    tightness: 8,
    grain: { material: 'concrete', strength: 0.3 },
  },
  {
    name: 'porcelain',
    words: ['porcelain', 'ceramic', 'china', 'enamel', 'glazed'],
    ramp: ['#5f6f86', '#a8b6c6', '#dfe6ec', '#f7f9fa', '#ffffff'],
    isTinted: true,
    mirror: 0.12,
    shine: 0.85,
    tightness: 46,
  },
  {
    name: 'jade',
    words: ['jade'],
    ramp: ['#0d2b20', '#2a6a50', '#58a884', '#9ad6b6', '#eefff4'],
    mirror: 0.1,
    shine: 0.6,
    tightness: 26,
    grain: { material: 'marble', strength: 0.25 },
  },
  {
    name: 'obsidian',
    words: ['obsidian', 'onyx', 'ebony'],
    ramp: ['#060609', '#15161c', '#2c2e38', '#5c606e', '#eef2f8'],
    mirror: 0.7,
    shine: 0.9,
    tightness: 34,
  },
  {
    name: 'ice',
    words: ['ice', 'icy', 'frozen'],
    ramp: ['#2d6487', '#6fa9c6', '#b3d9e8', '#e1f3f8', '#ffffff'],
    mirror: 0.35,
    shine: 0.9,
    tightness: 28,
    clarity: 0.62,
    grain: { material: 'ice', strength: 0.3 },
  },
  {
    name: 'glass',
    words: ['glass', 'crystal', 'translucent', 'transparent'],
    ramp: ['#1c3a44', '#5b8c96', '#a7cdd2', '#e0f2f3', '#ffffff'],
    isTinted: true,
    mirror: 0.6,
    shine: 1,
    tightness: 44,
    clarity: 0.42,
  },
  {
    name: 'wood',
    words: ['wooden', 'wood', 'oak', 'walnut', 'mahogany', 'teak', 'birch', 'timber', 'driftwood'],
    ramp: ['#2c170b', '#643b1e', '#9a6536', '#c7945c', '#efd2a2'],
    mirror: 0,
    shine: 0.12,
    tightness: 10,
    grain: { material: 'wood', strength: 0.9 },
    isPartial: true,
  },
  {
    name: 'leather',
    words: ['leather', 'suede'],
    ramp: ['#1f100a', '#4f2c1a', '#86512f', '#b37b4f', '#e6bf92'],
    isTinted: true,
    mirror: 0,
    shine: 0.3,
    tightness: 14,
    grain: { material: 'leather', strength: 0.6 },
    isPartial: true,
  },
  {
    name: 'felt',
    words: ['felt', 'plush', 'wool', 'woolen', 'knitted', 'crochet', 'fabric', 'stuffed'],
    ramp: ['#3a2f2a', '#7a675b', '#b39c8a', '#d7c6b4', '#f4eadc'],
    isTinted: true,
    mirror: 0,
    shine: 0,
    tightness: 4,
    grain: { material: 'felt', strength: 0.9 },
    isPartial: true,
    keepsColour: true,
  },
];

/** Words that make a sculpture of whatever stands before them. */
export const SCULPTURE_WORDS: ReadonlySet<string> = new Set([
  ...['statue', 'statues', 'sculpture', 'sculptures', 'statuette', 'figurine', 'monument', 'carving', 'carved', 'sculpted', 'idol', 'effigy'],
]);

/** The material named by the words (lower case), or null. */
export function readSubstance(words: readonly string[]): Substance | null {
  for (const word of words) {
    const found = SUBSTANCES.find((one) => one.words.includes(word));
    if (found) return found;
  }
  return null;
}
