import type { LayerName } from '../../shared/plan.ts';
import { msg } from '../words/t.ts';

/** What a layer of a split render is. */
export const LAYER_WORDS: Record<LayerName, { label: string; explanation: string }> = {
  object: { label: msg('Object'), explanation: msg('The object words, rendered alone') },
  matte: { label: msg('Matte'), explanation: msg('What of it is kept: white') },
  cutout: { label: msg('Cutout'), explanation: msg('The object without its ground') },
  style: { label: msg('Style'), explanation: msg('The setting, from the style words') },
  merge: { label: msg('Merge'), explanation: msg('Both, before lettering and sharpening') },
};
