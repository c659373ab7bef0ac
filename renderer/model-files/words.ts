import { formatMegabytes, type ModelFetchProgress, type ModelFile, type ModelFilesStatus } from '../../shared/model-files.ts';
import { localFigure } from '../ui/format.ts';
import { msg, t } from '../words/t.ts';

const megabytes = (bytes: number) => localFigure(formatMegabytes(bytes));

/** "Fetching squeezenet1_1-b8a52dc0.pth, 2.5 MB of 5.0 MB". */
export function progressWords({ phase, file, doneBytes, totalBytes }: ModelFetchProgress): string {
  if (phase === 'waiting') return t('Waiting: another Galley is fetching {file}', { file });
  if (phase === 'checking') return t('Checking {file}', { file });
  if (phase === 'converting') return t('Making it ready');
  if (phase === 'ready') return t('Ready');
  return t('Fetching {file}, {done} of {total}', { file, done: megabytes(doneBytes), total: megabytes(totalBytes) });
}

/** What the button says. */
export function fetchWords({ bytesToFetch, files }: ModelFilesStatus): string {
  const isBegun = files.some(({ state }) => state === 'partial');
  return t(isBegun ? 'Go on, {size}' : 'Fetch, {size}', { size: megabytes(bytesToFetch) });
}

const STATES: Record<ModelFile['state'], string> = {
  missing: msg('not here'),
  partial: msg('begun'),
  there: msg('here'),
  verified: msg('here, checked'),
  damaged: msg('damaged'),
};

export function fileStateWords({ state }: ModelFile): string {
  return t(STATES[state]);
}

/** "download.pytorch.org". */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The model of a measure whose files are still to be fetched: the default first, then those that may be had besides; undefined = all are there. */
export function nextToFetch(models: readonly ModelFilesStatus[] | null, measure: string): ModelFilesStatus | undefined {
  const missing = models?.filter(({ id, isReady }) => id.startsWith(measure) && !isReady) ?? [];
  return missing.find(({ isDefault }) => isDefault) ?? missing[0];
}

/** What stands where the measure would. */
export function noticeWords({ label, isDefault, bytesToFetch }: ModelFilesStatus, isFetching: boolean): string {
  if (isFetching) return t('The files for {measure} are being fetched.', { measure: isDefault ? 'LPIPS' : label });
  const size = megabytes(bytesToFetch);
  return isDefault
    ? t('LPIPS needs {size} of files that Galley does not bring along.', { size })
    : t('{label} can be measured as well; it needs {size} of files.', { label, size });
}
