import { BUILT_IN_LANE } from '../../../shared/queue.ts';
import { t } from '../../words/t.ts';

/** What people call a lane: a host's own name, or this computer. */
export function laneName(id: string): string {
  return id === BUILT_IN_LANE ? t('This computer') : id;
}
