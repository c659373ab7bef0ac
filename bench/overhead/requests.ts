import type { GenerateRequest } from '../../electron/models/image-model.ts';
import { readerFolder } from '../../electron/paths.ts';
import { createPromptReader } from '../../electron/prompt/reader.ts';

/** One prompt for each kind of picture that Sketch makes. */
export const KINDS: Record<string, string> = {
  'woven cloth': 'seamless woven cloth texture, teal and ochre',
  knit: 'chunky cream knit texture',
  leather: 'brown leather texture',
  wood: 'oak wood planks texture',
  stone: 'mossy stone wall texture',
  brick: 'red brick wall texture',
  metal: 'brushed steel texture',
  sand: 'rippled desert sand texture',
  water: 'clear pool water texture',
  fur: 'soft grey fur texture',
  marble: 'white marble texture',
  rust: 'rusty painted metal texture',
  badge: 'a round park ranger badge that says "PINE RIDGE"',
  shield: 'a heraldic shield crest, lettering "NORTH WATCH"',
  sign: 'a wooden hanging sign that says "OPEN LATE"',
  poster: 'a travel poster with the text "VISIT LISBON"',
  label: 'a coffee bag label that says "DARK ROAST"',
  portrait: 'portrait of an old fisherman with a white beard',
  landscape: 'misty mountain landscape at sunrise',
  abstract: 'abstract composition of flowing shapes, warm colours',
  icon: 'a red apple icon',
};

const reader = createPromptReader(readerFolder());

/** The request that the prompt's plan would make of it, 1024² and with a fixed seed. */
export function requestOf(prompt: string): GenerateRequest {
  const { intent, lettering, object, style } = reader.read(prompt);
  return {
    model: 'sketch',
    prompt,
    intent,
    object: object.map((span) => span.text),
    style: style.map((span) => span.text),
    texts: lettering.map(({ text }) => text),
    width: 1024,
    height: 1024,
    isDraft: false,
    transparentBackground: false,
    params: {},
    seed: 7,
  };
}

export function quiet() {
  return { signal: new AbortController().signal, onProgress: () => undefined, idempotencyKey: 'bench' };
}
