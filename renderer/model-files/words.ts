import { formatMegabytes, type ModelFetchProgress, type ModelFile, type ModelFilesStatus } from '../../shared/model-files.ts';

/** "Fetching squeezenet1_1-b8a52dc0.pth, 2.5 MB of 5.0 MB". */
export function progressWords({ phase, file, doneBytes, totalBytes }: ModelFetchProgress): string {
  if (phase === 'waiting') return `Waiting: another Galley is fetching ${file}`;
  if (phase === 'checking') return `Checking ${file}`;
  if (phase === 'converting') return 'Making it ready';
  if (phase === 'ready') return 'Ready';
  return `Fetching ${file}, ${formatMegabytes(doneBytes)} of ${formatMegabytes(totalBytes)}`;
}

/** What the button says. */
export function fetchWords({ bytesToFetch, files }: ModelFilesStatus): string {
  const isBegun = files.some(({ state }) => state === 'partial');
  return `${isBegun ? 'Go on' : 'Fetch'}, ${formatMegabytes(bytesToFetch)}`;
}

const STATES: Record<ModelFile['state'], string> = { missing: 'not here', partial: 'begun', there: 'here', verified: 'here, checked', damaged: 'damaged' };

export function fileStateWords({ state }: ModelFile): string {
  return STATES[state];
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
  if (isFetching) return `The files for ${isDefault ? 'LPIPS' : label} are being fetched.`;
  const size = formatMegabytes(bytesToFetch);
  return isDefault ? `LPIPS needs ${size} of files that Galley does not bring along.` : `${label} can be measured as well; it needs ${size} of files.`;
}
