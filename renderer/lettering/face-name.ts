import type { Font } from '../../shared/lettering.ts';
import { t } from '../words/t.ts';

/** Name of a typeface in the page: apart from fonts of the same name on the machine. */
export function faceOf(id: string): string {
  return `galley-${id}`;
}

/** Who may use a typeface, as its file says. */
export function licenceWords({ licence }: Pick<Font, 'licence'>): string {
  return licence === '' ? t('The file says nothing about its licence.') : t('Licence: {licence}', { licence });
}
