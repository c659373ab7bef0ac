import type { EXPORT_FIXES, ExportFix } from '../../../shared/export-checks.ts';
import { msg, t } from '../../words/t.ts';

/** Buttons against problems, in the person's language; what the studio says of it says more and stands in the tip. */
const FIXES: Readonly<Record<(typeof EXPORT_FIXES)[number], string>> = {
  pad: msg('Add a transparent edge'),
  resize: msg('Resize to a power of two'),
  'own-scale': msg('Take the pixels as the largest size'),
  'drop-scales': msg('Leave the larger sizes out'),
  skip: msg('Leave those files as they are'),
  overwrite: msg('Replace those files'),
  rename: msg('Give the new files a number'),
  'add-number': msg('Add a number to the names'),
  'shorter-names': msg('Shorten the names'),
  'leave-out': msg('Leave these proofs out'),
  'use-png': msg('Write PNG instead'),
  'choose-folder': msg('Choose another folder'),
  review: msg('Look at it in Review'),
};

export function fixWords({ id }: ExportFix): string {
  return t(FIXES[id]);
}
