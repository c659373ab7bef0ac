import { Menu } from '@base-ui/react/menu';
import { ArrowUpToLine, ChevronsDown, ChevronsUp, CircleX, Copy, Info, type LucideIcon, Pause, Pencil, Play, RotateCcw, SpellCheck } from 'lucide-react';
import { useRef } from 'react';
import type { Job, JobState } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import type { WantedMenu } from './JobMenuButton.tsx';

interface Entry {
  label: string;
  Icon: LucideIcon;
  states: readonly JobState[] | 'all';
  run: () => unknown;
}

const WAITING = ['queued', 'paused'] as const;
const STOPPED = ['failed', 'cancelled', 'quarantined'] as const;

function useEntries(job: Job): (Entry | null)[] {
  const { queue } = useStores();
  const { act, open, startEdit, moveToTop, raise } = queue.getState();
  return [
    { label: t('Details'), Icon: Info, states: 'all', run: () => open(job) },
    { label: t('Correct the reading'), Icon: SpellCheck, states: [...WAITING, ...STOPPED, 'done'], run: () => open(job) },
    { label: t('Edit'), Icon: Pencil, states: WAITING, run: () => startEdit(job) },
    { label: t('Duplicate'), Icon: Copy, states: 'all', run: () => act('duplicate', [job.id]) },
    null,
    { label: t('Move to top'), Icon: ArrowUpToLine, states: WAITING, run: () => moveToTop([job.id]) },
    { label: t('Raise priority'), Icon: ChevronsUp, states: WAITING, run: () => raise([job.id], 10) },
    { label: t('Lower priority'), Icon: ChevronsDown, states: WAITING, run: () => raise([job.id], -10) },
    null,
    { label: t('Pause'), Icon: Pause, states: ['queued'], run: () => act('pause', [job.id]) },
    { label: t('Resume'), Icon: Play, states: ['paused'], run: () => act('resume', [job.id]) },
    { label: t('Retry'), Icon: RotateCcw, states: STOPPED, run: () => act('retry', [job.id]) },
    { label: t('Cancel'), Icon: CircleX, states: [...WAITING, 'running'], run: () => act('cancel', [job.id]) },
  ];
}

export interface JobMenuProps {
  /** null = closed. */
  wanted: WantedMenu | null;
  onClose: () => void;
}

/** The menu of whichever job of a list was asked for. */
export function JobMenu({ wanted, onClose }: JobMenuProps) {
  // While it closes it still shows what it showed.
  const last = useRef(wanted);
  if (wanted !== null) last.current = wanted;
  const { current } = last;
  return (
    <Menu.Root open={wanted !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Menu.Portal>
        <Menu.Positioner className="layer" align="end" sideOffset={4} anchor={current?.anchor}>
          <Menu.Popup className="menu" finalFocus={() => (current?.anchor instanceof HTMLElement && current.anchor.isConnected ? current.anchor : null)}>
            {current !== null && <JobMenuEntries job={current.job} />}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function JobMenuEntries({ job }: { job: Job }) {
  const entries = useEntries(job).filter((entry) => entry === null || entry.states === 'all' || entry.states.includes(job.state));
  // A line only between entries: not first, last or twice.
  const shown = entries.filter((entry, index) => entry !== null || (index > 0 && index < entries.length - 1 && entries[index + 1] !== null));
  return shown.map((entry, index) =>
    entry === null ? (
      <Menu.Separator key={index} className="menu-line" />
    ) : (
      <Menu.Item key={entry.label} className="menu-item" onClick={() => void entry.run()}>
        <entry.Icon size={14} aria-hidden />
        {entry.label}
      </Menu.Item>
    ),
  );
}
