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
