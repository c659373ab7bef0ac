import { Menu } from '@base-ui/react/menu';
import {
  ArrowUpToLine,
  ChevronsDown,
  ChevronsUp,
  CircleX,
  Copy,
  Ellipsis,
  Info,
  type LucideIcon,
  Pause,
  Pencil,
  Play,
  RotateCcw,
  SpellCheck,
} from 'lucide-react';
import type { Job, JobState } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';

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
    { label: 'Details', Icon: Info, states: 'all', run: () => open(job) },
    { label: 'Correct the reading', Icon: SpellCheck, states: [...WAITING, ...STOPPED, 'done'], run: () => open(job) },
    { label: 'Edit', Icon: Pencil, states: WAITING, run: () => startEdit(job) },
    { label: 'Duplicate', Icon: Copy, states: 'all', run: () => act('duplicate', [job.id]) },
    null,
    { label: 'Move to top', Icon: ArrowUpToLine, states: WAITING, run: () => moveToTop([job.id]) },
    { label: 'Raise priority', Icon: ChevronsUp, states: WAITING, run: () => raise([job.id], 10) },
    { label: 'Lower priority', Icon: ChevronsDown, states: WAITING, run: () => raise([job.id], -10) },
    null,
    { label: 'Pause', Icon: Pause, states: ['queued'], run: () => act('pause', [job.id]) },
    { label: 'Resume', Icon: Play, states: ['paused'], run: () => act('resume', [job.id]) },
    { label: 'Retry', Icon: RotateCcw, states: STOPPED, run: () => act('retry', [job.id]) },
    { label: 'Cancel', Icon: CircleX, states: [...WAITING, 'running'], run: () => act('cancel', [job.id]) },
  ];
}

/** @param isOpenAtFirst it was asked for before it was there */
export function JobMenu({ job, isOpenAtFirst = false }: { job: Job; isOpenAtFirst?: boolean }) {
  const entries = useEntries(job).filter((entry) => entry === null || entry.states === 'all' || entry.states.includes(job.state));
  // A line only between entries: not first, last or twice.
  const shown = entries.filter((entry, index) => entry !== null || (index > 0 && index < entries.length - 1 && entries[index + 1] !== null));
  return (
    <Menu.Root defaultOpen={isOpenAtFirst}>
      <Menu.Trigger className="icon-button job-menu" aria-label="Job menu" tabIndex={-1}>
        <Ellipsis size={16} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="layer" align="end" sideOffset={4}>
          <Menu.Popup className="menu">
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
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
