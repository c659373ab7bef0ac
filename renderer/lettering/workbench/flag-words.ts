import type { LetteringRegion, RegionFlag } from '../../../shared/lettering.ts';
import { formatShare } from '../../ui/format.ts';

const SCRIPT_NAMES: Record<LetteringRegion['script'], string> = {
  ...{ latin: 'Latin', han: 'Chinese', kana: 'Japanese kana', hangul: 'Korean', cyrillic: 'Cyrillic', greek: 'Greek' },
  ...{ arabic: 'Arabic', hebrew: 'Hebrew', devanagari: 'Devanagari', thai: 'Thai', unknown: 'this script' },
};

export function scriptName(script: LetteringRegion['script']): string {
  return SCRIPT_NAMES[script];
}

/** A few words for lists. */
export const FLAG_LABELS: Record<RegionFlag, string> = {
  ambiguous: 'Which string?',
  'better-by-model': 'Better by a model',
  'low-contrast': 'Low contrast',
  'does-not-fit': 'Does not fit',
  'script-unreadable': 'Script not readable',
  'font-uncertain': 'Font uncertain',
  drifted: 'Model drifted',
};

/** What is the matter, and what can be done about it. */
export function flagSentence(flag: RegionFlag, { script, contrast, fontMatches }: LetteringRegion): string {
  switch (flag) {
    case 'ambiguous':
      return 'It is not clear which string belongs here.';
    case 'better-by-model':
      return 'The hole over a structured picture is large: a model that paints would mend it better than Galley does.';
    case 'low-contrast':
      return `${contrast === null ? 'The letters hardly stand' : `At ${contrast.toFixed(1)} : 1 the letters hardly stand`} out. Take another colour, or give them an outline.`;
    case 'does-not-fit':
      return 'The words do not fit at a size that can be read: give them more room, fewer words or a narrower font.';
    case 'script-unreadable':
      return `Galley cannot read ${SCRIPT_NAMES[script]}: what stands here is not known, and what is set here cannot be checked.`;
    case 'font-uncertain':
      return fontMatches.length === 0
        ? 'No typeface resembles what stood here. Choose one, or add the font file.'
        : `The nearest typeface matches only ${formatShare(fontMatches[0].score)}. Choose one, or add the font file.`;
    case 'drifted':
      return 'The model moved the picture, so its edit was not taken.';
  }
}
