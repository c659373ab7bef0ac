import type { PlannedJob } from '../../../shared/queue.ts';
import { formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';

/** Why a job is taken at its place, in a sentence. @param names labels of its model and of the model of the job that it passes */
export function whyWords(
  { reason, isLoad, isPlaced, passes }: PlannedJob,
  loadSeconds: number | null,
  { model, passed }: { model: string; passed: string },
): string {
  const load = loadSeconds === null ? '' : formatMs(loadSeconds * 1000);
  if (reason === 'keeps-model' && passes !== null) {
    return load === ''
      ? t('Keeps {model} loaded and saves loading {passed}', { model, passed })
      : t('Keeps {model} loaded and saves loading {passed}, about {load}', { model, passed, load });
  }
  if (reason === 'waited-long') return t('Has waited long enough: {model} is loaded for it', { model });
  if (reason === 'passed-often') return t('Was passed often enough: {model} is loaded for it', { model });
  if (reason === 'placed' || isPlaced) return t('You put it here');
  return isLoad ? t('First in order; {model} is loaded for it', { model }) : t('First in order');
}
