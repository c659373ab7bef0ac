import { Menu } from '@base-ui/react/menu';
import { ArrowUpToLine, ChevronsDown, ChevronsUp, CircleX, Copy, Info, type LucideIcon, Pause, Pencil, Play, RotateCcw, SpellCheck } from 'lucide-react';
import type { JobState } from '../../../shared/job.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import type { MenuSubject } from './menu-subject.ts';

interface Entry {
  label: string;
  Icon: LucideIcon;
  states: readonly JobState[] | 'all';
  /** Only one job can be looked at or edited in a dialog. */
  isForOne?: boolean;
  run: () => unknown;
}

const WAITING = ['queued', 'paused'] as const;
const STOPPED = ['failed', 'cancelled', 'quarantined'] as const;

function useEntries({ ids }: MenuSubject): (Entry | null)[] {
  const { queue } = useStores();
  const { act, open, startEdit, moveToTop, raise, find } = queue.getState();
  const withJob = (show: typeof open) => () => void find(ids[0]).then((job) => job && show(job));
  return [
    { label: t('Details'), Icon: Info, states: 'all', isForOne: true, run: withJob(open) },
    { label: t('Correct the reading'), Icon: SpellCheck, states: [...WAITING, ...STOPPED, 'done'], isForOne: true, run: withJob(open) },
    { label: t('Edit'), Icon: Pencil, states: WAITING, isForOne: true, run: withJob(startEdit) },
    { label: t('Duplicate'), Icon: Copy, states: 'all', run: () => act('duplicate', ids) },
    null,
    { label: t('Do this next'), Icon: ArrowUpToLine, states: WAITING, run: () => moveToTop(ids) },
    { label: t('Raise priority'), Icon: ChevronsUp, states: WAITING, run: () => raise(ids, 10) },
    { label: t('Lower priority'), Icon: ChevronsDown, states: WAITING, run: () => raise(ids, -10) },
    null,
    { label: t('Pause'), Icon: Pause, states: ['queued'], run: () => act('pause', ids) },
    { label: t('Resume'), Icon: Play, states: ['paused'], run: () => act('resume', ids) },
    { label: t('Retry'), Icon: RotateCcw, states: STOPPED, run: () => act('retry', ids) },
    { label: t('Cancel'), Icon: CircleX, states: [...WAITING, 'running'], run: () => act('cancel', ids) },
  ];
}

/** What can be done with the jobs of a menu; of several that are in different states everything, and those that it does not fit are named. */
export function JobMenuEntries({ subject }: { subject: MenuSubject }) {
  const { state } = subject;
  const fits = (entry: Entry) => (state === null ? !entry.isForOne : entry.states === 'all' || entry.states.includes(state));
  const entries = useEntries(subject).filter((entry) => entry === null || fits(entry));
  // A line only between entries: not first, last or twice.
  const shown = entries.filter((entry, index) => entry !== null || (index > 0 && index < entries.length - 1 && entries[index + 1] !== null));
  return (
    <>
      {state === null && <div className="menu-heading">{t('{count, plural, other {# selected}}', { count: subject.ids.length })}</div>}
      {shown.map((entry, index) =>
        entry === null ? (
          <Menu.Separator key={index} className="menu-line" />
        ) : (
          <Menu.Item key={entry.label} className="menu-item" onClick={() => void entry.run()}>
            <entry.Icon size={14} aria-hidden />
            {entry.label}
          </Menu.Item>
        ),
      )}
    </>
  );
}
