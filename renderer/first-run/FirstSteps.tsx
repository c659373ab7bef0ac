import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { SampleButton } from './SampleButton.tsx';
import './welcome.css';

/** The same ways to begin for somebody who knows Galley, in one line. */
export function FirstSteps() {
  const { firstRun, navigation } = useStores();
  const { startTour } = firstRun.getState();
  return (
    <div className="first-steps">
      <SampleButton kind="quiet" />
      <button type="button" className="button" data-kind="quiet" onClick={startTour}>
        {t('Take the tour')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={() => navigation.getState().open('connect')}>
        {t('Connect a model')}
      </button>
    </div>
  );
}
