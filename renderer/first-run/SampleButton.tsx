import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';

/** Opens the sample, wherever there is nothing to show yet. */
export function SampleButton({ kind }: { kind?: 'primary' | 'quiet' }) {
  const { firstRun } = useStores();
  const isBusy = useStore(firstRun, (state) => state.isBusy);
  return (
    <button type="button" className="button" data-kind={kind} disabled={isBusy} onClick={() => void firstRun.getState().openSample()}>
      {t('Open the sample')}
    </button>
  );
}
