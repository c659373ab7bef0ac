import type { LetteringRegion, RegionFlag } from '../../../shared/lettering.ts';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';

const SCRIPT_NAMES: Record<LetteringRegion['script'], string> = {
  ...{ latin: msg('Latin'), han: msg('Chinese'), kana: msg('Japanese kana'), hangul: msg('Korean'), cyrillic: msg('Cyrillic'), greek: msg('Greek') },
  ...{ arabic: msg('Arabic'), hebrew: msg('Hebrew'), devanagari: msg('Devanagari'), thai: msg('Thai'), unknown: msg('this script') },
};

export function scriptName(script: LetteringRegion['script']): string {
  return t(SCRIPT_NAMES[script]);
}

/** A few words for lists; `t` says them. */
export const FLAG_LABELS: Record<RegionFlag, string> = {
  ambiguous: msg('Which string?'),
  'better-by-model': msg('Better by a model'),
  'low-contrast': msg('Low contrast'),
  'does-not-fit': msg('Does not fit'),
  'script-unreadable': msg('Script not readable'),
  'font-uncertain': msg('Font uncertain'),
  drifted: msg('Model drifted'),
};

/** What is the matter, and what can be done about it. */
export function flagSentence(flag: RegionFlag, { script, contrast, fontMatches }: LetteringRegion): string {
  switch (flag) {
    case 'ambiguous':
      return t('It is not clear which string belongs here.');
    case 'better-by-model':
      return t('The hole over a structured picture is large: a model that paints would mend it better than Galley does.');
    case 'low-contrast':
      return contrast === null
        ? t('The letters hardly stand out. Take another colour, or give them an outline.')
        : t('At {contrast} : 1 the letters hardly stand out. Take another colour, or give them an outline.', { contrast: formatNumber(contrast, 1) });
    case 'does-not-fit':
      return t('The words do not fit at a size that can be read: give them more room, fewer words or a narrower font.');
    case 'script-unreadable':
      return t('Galley cannot read {script}: what stands here is not known, and what is set here cannot be checked.', { script: scriptName(script) });
    case 'font-uncertain':
      return fontMatches.length === 0
        ? t('No typeface resembles what stood here. Choose one, or add the font file.')
        : t('The nearest typeface matches only {share}. Choose one, or add the font file.', { share: formatShare(fontMatches[0].score) });
    case 'drifted':
      return t('The model moved the picture, so its edit was not taken.');
  }
}
