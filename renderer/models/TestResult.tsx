import { CircleCheck, CircleX } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { formatBytes, formatTime } from '../ui/format.ts';
import { t } from '../words/t.ts';
import type { ModelsState } from './store.ts';

/** What the server said when it was last asked, and the button that asks it. Asking is free. */
export function TestResult({ store, id }: { store: StoreApi<ModelsState>; id: string }) {
  const test = useStore(store, (state) => state.list!.connections.find(({ connection }) => connection.id === id)?.test ?? null);
  const isTesting = useStore(store, (state) => state.testing.has(id));
  return (
    <section className="connection-test" aria-label={t('Test')} aria-live="polite">
      <header>
        <h3>{test === null ? t('Not tested since the start') : t('Tested {time}', { time: formatTime(test.at) })}</h3>
        <button type="button" className="button" disabled={isTesting} onClick={() => void store.getState().test(id)}>
          {isTesting ? t('Asking…') : t('Test')}
        </button>
      </header>
      {test !== null && (
        <>
          <ul>
            {test.messages.map((message) => (
              <li key={message} data-ok={test.isOk}>
                {test.isOk ? <CircleCheck size={14} aria-hidden /> : <CircleX size={14} aria-hidden />}
                {message}
              </li>
            ))}
          </ul>
          <dl>
            {test.latencyMs !== null && <Fact term={t('Answers in')} value={`${Math.round(test.latencyMs)} ms`} />}
            {test.balance !== null && <Fact term={t('Balance')} value={test.balance} />}
            {test.memory !== null && (
              <Fact
                term={t('Memory')}
                value={t('{free} of {all} free', { free: formatBytes(test.memory.freeBytes), all: formatBytes(test.memory.totalBytes) })}
              />
            )}
            {test.vendorModels.length > 0 && <Fact term={t('It has')} value={test.vendorModels.join(', ')} />}
          </dl>
        </>
      )}
    </section>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
