import type { MergeOptions } from '../../shared/routing.ts';

/** An amount of the merge, 0–1. */
export type MergeAmount = 'harmonise' | 'lightWrap' | 'contactShadow';
/** A place or size that the seed chooses unless it is given. */
export type MergePlace = 'scale' | 'x' | 'y';

export const MERGE_AMOUNTS: readonly { name: MergeAmount; label: string; explanation: string }[] = [
  { name: 'harmonise', label: 'Harmonise', explanation: "pulls the object's colour and light towards the setting" },
  { name: 'lightWrap', label: 'Light wrap', explanation: 'light from behind on its edges' },
  { name: 'contactShadow', label: 'Contact shadow', explanation: 'where it stands' },
];

export const MERGE_PLACES: readonly { name: MergePlace; label: string; most: number; least: number }[] = [
  { name: 'scale', label: 'Height', least: 0.1, most: 1.5 },
  { name: 'x', label: 'Middle across', least: 0, most: 1 },
  { name: 'y', label: 'Foot line', least: 0, most: 1.2 },
];

/** "harmonise 0.6, light wrap 0.25, contact shadow 0.6, height 0.5" */
export function mergeWords(merge: MergeOptions): string {
  const amounts = MERGE_AMOUNTS.map(({ name, label }) => `${label.toLowerCase()} ${merge[name]}`);
  const places = MERGE_PLACES.flatMap(({ name, label }) => (merge[name] === undefined ? [] : [`${label.toLowerCase()} ${merge[name]}`]));
  return [...amounts, ...places].join(', ');
}
