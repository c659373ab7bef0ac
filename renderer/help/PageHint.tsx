import { Lightbulb, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { Page } from '../app/navigation-store.ts';
import { useStores } from '../app/stores.ts';
import { markSeen } from '../first-run/seen.ts';
import { useIsSeen } from '../first-run/use-is-seen.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { t } from '../words/t.ts';
import { PAGE_HINTS } from './page-hints.ts';
import './help.css';

/** One line of advice, once for each page. In an empty project there is enough to read already. */
export function PageHint({ page }: { page: Page }) {
  const { preferences, session, firstRun } = useStores();
  const isDismissed = useIsSeen(`hint.${page}`);
  const hasJobs = useStore(session, (state) => state.status !== null && Object.values(state.status.counts).some((count) => count > 0));
  const hasTour = useStore(firstRun, (state) => state.tour !== null);
  // The sample's own line says enough.
  const hasStrip = useStore(firstRun, (state) => page === 'queue' && (state.sample?.jobs ?? 0) > 0);
  const isStripSeen = useIsSeen('sample');
  if (isDismissed !== false || !hasJobs || hasTour || (hasStrip && !isStripSeen)) return null;
  return (
    <aside className="page-hint" aria-label={t('Hint')}>
      <Lightbulb size={14} aria-hidden />
      <p>{t(PAGE_HINTS[page])}</p>
      <IconButton label={t('Dismiss this hint')} Icon={X} onClick={() => markSeen(preferences, `hint.${page}`)} />
    </aside>
  );
}
