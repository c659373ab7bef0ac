import { Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { DropPanel } from '../../ui/DropPanel.tsx';
import { formatCount } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { EstimateFacts } from './EstimateFacts.tsx';
import { createEstimateStore } from './estimate-store.ts';
import { costWords, memoryWords, timeWords } from './estimate-words.ts';

const schedule = (run: () => void, delayMs: number) => void setTimeout(run, delayMs);

/** What all that is written would take, in a few words; pressed, it says how that is known. */
export function ComposerEstimate() {
  const { client, composer, queue } = useStores();
  const [store] = useState(() => createEstimateStore({ api: client.prompt, composer, queue, schedule }));
  useEffect(() => store.getState().follow(), [store]);
  const estimate = useStore(store, (state) => state.estimate);
  if (estimate === null) return null;
  const words = [timeWords(estimate), costWords(estimate), memoryWords(estimate)].filter((part) => part !== '');
  return (
    <DropPanel
      align="end"
      title={estimate.jobs === 1 ? t('What this picture takes') : t('What these {count} pictures take', { count: formatCount(estimate.jobs) })}
      trigger={
        <button type="button" className="small-button route-button composer-estimate">
          <Clock size={13} aria-hidden />
          <span className="visually-hidden">{t('What it takes:')}</span>
          {estimate.jobs > 1 && <strong>{t('{count} pictures', { count: formatCount(estimate.jobs) })}</strong>}
          <span className="number">{words.join(' · ')}</span>
        </button>
      }
    >
      <EstimateFacts estimate={estimate} />
    </DropPanel>
  );
}
