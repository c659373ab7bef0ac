import { type Colour, hexOf } from '../../shared/geometry.ts';
import type { StepParams } from '../../shared/plan.ts';

/**
 * Grounds to key out, in order of preference, and the words that speak against each: a ground must not occur in the object. Bright and saturated, because
 * an even, saturated ground is told from an object most safely (Smith & Blinn, "Blue Screen Matting", 1996).
 */
const GROUNDS: readonly { name: string; colour: Colour; against: RegExp }[] = [
  {
    name: 'green',
    colour: [0, 177, 64],
    against:
      /\b(?:green|emerald|jade|olive|lime|mint|moss|mossy|teal|verdigris|leaf|leaves|leafy|tree|trees|plants?|cactus|cacti|fern|grass|frogs?|lizard|crocodile|turtle|dragon|goblin|orc|ivy|forest|palm|glass|transparent)\b/i,
  },
  {
    name: 'magenta',
    colour: [224, 32, 190],
    against:
      /\b(?:pink|magenta|purple|violet|fuchsia|lilac|lavender|plum|mauve|rose|roses|orchid|flamingo|neon|flowers?|flower|crimson|skin|face|portrait|woman|man|girl|boy)\b/i,
  },
  { name: 'blue', colour: [24, 72, 224], against: /\b(?:blue|navy|azure|cobalt|indigo|sapphire|denim|jeans|water|ocean|sky|ice)\b/i },
];

/** Colour of the plain ground that an object is rendered on by a model without transparency. */
export function groundFor(object: readonly string[]): Colour {
  const words = object.join(' ');
  return (GROUNDS.find(({ against }) => !against.test(words)) ?? GROUNDS[0]).colour;
}

type LayerParams = Pick<StepParams['generate'], 'layer' | 'prompt' | 'ground' | 'transparentBackground'>;

/**
 * What a model that does not know layers is told for one: the object's or the style's words (in `prompt`), and in words what makes a layer of them.
 * Without a layer it is the prompt as it is.
 */
export function layerPrompt({ layer, prompt, ground, transparentBackground }: LayerParams): string {
  if (layer === 'object') {
    const behind =
      transparentBackground || !ground ? 'a transparent background' : `a plain, even ${groundName(ground)} background (${hexOf(ground)}), shadowless`;
    return `${sentence(prompt)} The subject alone, complete and upright, nothing cut off, evenly lit, without scenery and without a cast shadow, on ${behind}.`;
  }
  if (layer === 'style') {
    return `${sentence(prompt)} An empty setting without any subject, figure or lettering, with free ground in the lower middle where a subject will stand.`;
  }
  return prompt;
}

/** The parameters as a model of these capabilities is given them: transparency where it has it, else the plain ground. */
export function paramsForModel(params: StepParams['generate'], capabilities: { transparentBackground: boolean; layers?: boolean }): StepParams['generate'] {
  if (!params.layer) return params;
  const { ground, ...rest } = params;
  const transparentBackground = params.layer === 'object' && capabilities.transparentBackground;
  const fitted = params.layer === 'object' && !transparentBackground ? { ...rest, ground, transparentBackground } : { ...rest, transparentBackground };
  return capabilities.layers ? fitted : { ...fitted, prompt: layerPrompt(fitted) };
}

function groundName(colour: Colour): string {
  return GROUNDS.find((ground) => ground.colour.every((value, channel) => value === colour[channel]))?.name ?? 'single-coloured';
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
