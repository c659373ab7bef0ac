import type { LayerName } from '../../shared/plan.ts';

/** What a layer of a split render is. */
export const LAYER_WORDS: Record<LayerName, { label: string; explanation: string }> = {
  object: { label: 'Object', explanation: 'The object words, rendered alone' },
  matte: { label: 'Matte', explanation: 'What of it is kept: white' },
  cutout: { label: 'Cutout', explanation: 'The object without its ground' },
  style: { label: 'Style', explanation: 'The setting, from the style words' },
  merge: { label: 'Merge', explanation: 'Both, before lettering and sharpening' },
};
