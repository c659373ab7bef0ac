import { ChartNoAxesColumn, FolderOutput, Gauge, Images, type LucideIcon, Plug, Receipt, Rows3, Ruler, Scale, Table2 } from 'lucide-react';
import { useStore } from 'zustand';
import { countOf } from '../queue/filters.ts';
import { formatCount } from '../ui/format.ts';
import { GalleyMark } from './GalleyMark.tsx';
import { keyOf, PAGES, type Page } from './navigation-store.ts';
import { useStores } from './stores.ts';

const ENTRIES: Record<Page, { label: string; Icon: LucideIcon }> = {
  queue: { label: 'Queue', Icon: Rows3 },
  review: { label: 'Review', Icon: Images },
  compare: { label: 'Compare', Icon: Ruler },
  matrix: { label: 'Matrix', Icon: Table2 },
  models: { label: 'Models', Icon: Plug },
  spending: { label: 'Spending', Icon: Receipt },
  gates: { label: 'Gates', Icon: Gauge },
  'bake-off': { label: 'Bake-off', Icon: Scale },
  insights: { label: 'Insights', Icon: ChartNoAxesColumn },
  export: { label: 'Export', Icon: FolderOutput },
};

export function Rail() {
  const { navigation, session } = useStores();
  const current = useStore(navigation, (state) => state.page);
  const waiting = useStore(session, (state) => countOf('waiting', state.status) + countOf('running', state.status));
  const needsReview = useStore(session, (state) => state.needsReview);
  const counts: Partial<Record<Page, number>> = { queue: waiting, review: needsReview };

  return (
    <nav className="rail" aria-label="Pages">
      <div className="rail-mark">
        <GalleyMark />
        <span>Galley</span>
      </div>
      {PAGES.map((page, index) => {
        const { label, Icon } = ENTRIES[page];
        const count = counts[page] ?? 0;
        return (
          <a key={page} href={`#/${page}`} className="rail-link" aria-current={page === current ? 'page' : undefined} title={`${label} (${keyOf(index)})`}>
            <Icon size={16} aria-hidden />
            <span className="rail-label">{label}</span>
            {count > 0 && <span className="rail-count">{formatCount(count)}</span>}
          </a>
        );
      })}
      <button type="button" className="rail-help" onClick={() => navigation.getState().open('shortcuts')}>
        Shortcuts <kbd>?</kbd>
      </button>
    </nav>
  );
}
