import { useCallback, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { JobMenu } from '../menu/JobMenu.tsx';
import type { WantedMenu } from '../menu/JobMenuButton.tsx';
import { usePlan } from '../planner/use-plan.ts';
import { QueueEmpty } from '../QueueEmpty.tsx';
import { BoardColumn } from './BoardColumn.tsx';
import { COLUMNS, pitchOf } from './columns.ts';
import { FoldedColumn } from './FoldedColumn.tsx';
import { nearestCard } from './nearest-card.ts';
import { useBoardStore } from './use-board-store.ts';

/** The jobs by what happens to them, a column for each state; only the cards that can be seen exist in the page. */
export function Board() {
  const { preferences, queue } = useStores();
  const isEmpty = useStore(queue, (state) => state.facets?.total === 0);
  const board = useBoardStore();
  const density = useStore(preferences, (state) => state.queueDensity);
  const folded = useStore(preferences, (state) => state.queueFolded);
  const root = useRef<HTMLElement>(null);
  const [menu, setMenu] = useState<WantedMenu | null>(null);
  const closeMenu = useCallback(() => setMenu(null), []);
  const plan = usePlan();
  const planned = useMemo(() => new Map(plan?.lanes.flatMap(({ jobs }) => jobs.map((job) => [job.id, job] as const))), [plan]);

  function fold(id: string, isFolded: boolean): void {
    const others = preferences.getState().queueFolded.filter((other) => other !== id);
    preferences.getState().set({ queueFolded: isFolded ? [...others, id] : others });
  }

  /** To the card beside, at the same height on the screen. */
  function goAside(card: HTMLElement, by: -1 | 1): void {
    const columns = [...(root.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
    const from = columns.findIndex((column) => column.contains(card));
    for (let at = from + by; from >= 0 && at >= 0 && at < columns.length; at += by) {
      const next = nearestCard(columns[at], card);
      if (next !== null) return next.focus();
    }
  }

  if (isEmpty) return <QueueEmpty />;
  return (
    <section className="board" data-density={density} ref={root} aria-label={t('Board')}>
      {COLUMNS.map((kind) =>
        folded.includes(kind.id) ? (
          <FoldedColumn key={kind.id} kind={kind} board={board} onUnfold={() => fold(kind.id, false)} />
        ) : (
          <BoardColumn
            key={`${kind.id} ${density}`}
            kind={kind}
            board={board}
            pitch={pitchOf(kind, density)}
            planned={planned}
            onFold={() => fold(kind.id, true)}
            onAside={goAside}
            onMenu={setMenu}
          />
        ),
      )}
      <JobMenu wanted={menu} onClose={closeMenu} />
    </section>
  );
}
