import type { ExportIssueId } from '../../../shared/export-checks.ts';
import { msg, t } from '../../words/t.ts';

/** What stops a file, short enough for the end of its line; the studio's whole sentence is the tip. */
const SHORT: Partial<Record<ExportIssueId, string>> = {
  'not-found': msg('not there any more'),
  'not-approved': msg('not approved any more'),
  'illegal-name': msg('not a name for every system'),
  'path-escape': msg('leads out of the folder'),
  collision: msg('has the name of another file'),
  exists: msg('is there already'),
  'path-too-long': msg('path too long'),
  'too-large': msg('too many pixels'),
};

export function problemWords(issue: ExportIssueId | null, problem: string): string {
  const short = issue === null ? undefined : SHORT[issue];
  return short === undefined ? problem : t(short);
}
