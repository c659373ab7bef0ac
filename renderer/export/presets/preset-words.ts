import type { ExportPreset } from '../../../shared/export-presets.ts';
import { t } from '../../words/t.ts';
import { BUILT_IN_WORDS } from './preset-groups.ts';

/** Name of a preset in the person's language. */
export function presetName({ id, name, group }: ExportPreset): string {
  const words = group === 'own' ? undefined : BUILT_IN_WORDS[id];
  return words === undefined ? name : t(words.name);
}

/** What a preset is for; '' when nobody wrote it down. */
export function presetAbout({ id, about, group }: ExportPreset): string {
  const words = group === 'own' ? undefined : BUILT_IN_WORDS[id];
  return words === undefined ? about : t(words.about);
}
