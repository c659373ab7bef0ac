import type { MergeOptions } from '../../shared/routing.ts';
import { localFigure } from '../ui/format.ts';
import { msg, t } from '../words/t.ts';

/** An amount of the merge, 0–1. */
export type MergeAmount = 'harmonise' | 'lightWrap' | 'contactShadow';
/** A place or size that the seed chooses unless it is given. */
export type MergePlace = 'scale' | 'x' | 'y';

export const MERGE_AMOUNTS: readonly { name: MergeAmount; label: string; explanation: string }[] = [
  { name: 'harmonise', label: msg('Harmonise'), explanation: msg("pulls the object's colour and light towards the setting") },
  { name: 'lightWrap', label: msg('Light wrap'), explanation: msg('light from behind on its edges') },
  { name: 'contactShadow', label: msg('Contact shadow'), explanation: msg('where it stands') },
];

export const MERGE_PLACES: readonly { name: MergePlace; label: string; most: number; least: number }[] = [
  { name: 'scale', label: msg('Height'), least: 0.1, most: 1.5 },
  { name: 'x', label: msg('Middle across'), least: 0, most: 1 },
  { name: 'y', label: msg('Foot line'), least: 0, most: 1.2 },
];

/** "Harmonise 0.6, Light wrap 0.25, Contact shadow 0.6, Height 0.5" */
export function mergeWords(merge: MergeOptions): string {
  const amounts = MERGE_AMOUNTS.map(({ name, label }) => `${t(label)} ${localFigure(String(merge[name]))}`);
  const places = MERGE_PLACES.flatMap(({ name, label }) => (merge[name] === undefined ? [] : [`${t(label)} ${localFigure(String(merge[name]))}`]));
  return [...amounts, ...places].join(', ');
}
