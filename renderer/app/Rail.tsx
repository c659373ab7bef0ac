import {
  ChartNoAxesColumn,
  FolderOutput,
  Gauge,
  Images,
  Keyboard,
  type LucideIcon,
  PanelLeftClose,
  PanelLeftOpen,
  Plug,
  Receipt,
  Rows3,
  Ruler,
  Scale,
  Search,
  Settings,
  Table2,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { styleScale } from './appearance.ts';
import { GalleyMark } from './GalleyMark.tsx';
import { PAGES, type Page } from './navigation-store.ts';
import { PAGE_LABELS } from './page-labels.ts';
import { queueCounts } from './queue-counts.ts';
import { RailButton } from './RailButton.tsx';
import { RailLink } from './RailLink.tsx';
import { useStores } from './stores.ts';
import { isRailNarrow } from './use-app-actions.ts';

const ICONS: Record<Page, LucideIcon> = {
  queue: Rows3,
  review: Images,
  compare: Ruler,
  matrix: Table2,
  models: Plug,
  spending: Receipt,
  gates: Gauge,
  'bake-off': Scale,
  insights: ChartNoAxesColumn,
  export: FolderOutput,
};

/** What waits on a page, in words. */
function meaningOf(page: Page, count: number): string {
  if (page === 'queue') return t('{count, plural, one {# job goes on or waits} other {# jobs go on or wait}}', { count });
  if (page === 'review') return t('{count, plural, one {# proof needs review} other {# proofs need review}}', { count });
  if (page === 'gates') return t('{count, plural, one {# proof is red} other {# proofs are red}}', { count });
  if (page === 'spending') return t('{count, plural, one {# call may have been billed} other {# calls may have been billed}}', { count });
  return t('{count, plural, one {# bake-off is ready for votes} other {# bake-offs are ready for votes}}', { count });
}

function useIsNarrow(): boolean {
  const { preferences } = useStores();
  const wish = useStore(preferences, (state) => state.isRailNarrow);
  const [width, setWidth] = useState(() => window.innerWidth / styleScale());
  useEffect(() => {
    const onResize = () => setWidth(window.innerWidth / styleScale());
    window.addEventListener('resize', onResize);
    const stop = preferences.subscribe(onResize);
    return () => {
      window.removeEventListener('resize', onResize);
      stop();
    };
  }, [preferences]);
  return isRailNarrow(wish, width);
}

/** Up and down move along the rail, as in a list. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')];
  const at = entries.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  entries[(at + step + entries.length) % entries.length].focus();
}

/** The pages, and what waits on each. */
export function Rail() {
  const { navigation, session, frame, preferences } = useStores();
  const current = useStore(navigation, (state) => state.page);
  const jobs = useStore(session, (state) => queueCounts(state.status).waiting + queueCounts(state.status).rendering);
  const needsReview = useStore(session, (state) => state.needsReview);
  const waiting = useStore(frame, (state) => state.waiting);
  const isNarrow = useIsNarrow();
  const counts: Partial<Record<Page, number>> = { ...waiting, queue: jobs, review: needsReview };
  const { open, openSettings } = navigation.getState();

  return (
    <nav className="rail" aria-label={t('Pages')} data-narrow={isNarrow || undefined} onKeyDown={moveAlong}>
      <div className="rail-mark">
        <GalleyMark />
        {!isNarrow && <span>Galley</span>}
      </div>
      <RailButton action="app.palette" label={t('Search')} Icon={Search} isNarrow={isNarrow} onClick={() => open('palette')} />
      {PAGES.map((page) => {
        const count = counts[page] ?? 0;
        return (
          <RailLink
            key={page}
            page={page}
            label={t(PAGE_LABELS[page])}
            Icon={ICONS[page]}
            isCurrent={page === current}
            isNarrow={isNarrow}
            count={count}
            meaning={count > 0 ? meaningOf(page, count) : ''}
            isUrgent={page === 'gates' || page === 'spending'}
          />
        );
      })}
      <div className="rail-foot">
        <RailButton action="app.shortcuts" label={t('Shortcuts')} Icon={Keyboard} isNarrow={isNarrow} onClick={() => open('shortcuts')} />
        <RailButton action="app.settings" label={t('Settings')} Icon={Settings} isNarrow={isNarrow} onClick={() => openSettings()} />
        <RailButton
          action="app.rail"
          label={isNarrow ? t('Widen') : t('Narrow')}
          Icon={isNarrow ? PanelLeftOpen : PanelLeftClose}
          isNarrow={isNarrow}
          onClick={() => preferences.getState().set({ isRailNarrow: !isNarrow })}
        />
      </div>
    </nav>
  );
}
