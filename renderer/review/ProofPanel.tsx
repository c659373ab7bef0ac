import '../ui/side-panel.css';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { PanelTabs } from './panel/PanelTabs.tsx';
import { VerdictForm } from './VerdictForm.tsx';

export function ProofPanel() {
  const { review } = useStores();
  const proof = useStore(review, (state) => state.detail);
  if (proof === null) return null;
  return (
    <aside className="side-panel proof-panel" aria-label={t('Proof')}>
      <PanelTabs proof={proof} />
      <VerdictForm proof={proof} />
    </aside>
  );
}
