import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import './welcome.css';

/** The same ways to begin for somebody who knows Galley, in one line. */
export function FirstSteps() {
  const { firstRun, navigation } = useStores();
  const isBusy = useStore(firstRun, (state) => state.isBusy);
  const { openSample, startTour } = firstRun.getState();
  return (
    <div className="first-steps">
      <button type="button" className="button" data-kind="quiet" disabled={isBusy} onClick={() => void openSample()}>
        {t('Open the sample')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={startTour}>
        {t('Take the tour')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={() => navigation.getState().open('connect')}>
        {t('Connect a model')}
      </button>
    </div>
  );
}
