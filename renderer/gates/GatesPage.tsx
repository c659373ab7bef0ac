import { useEffect } from 'react';
import { useStore } from 'zustand';
import './gates.css';
import { t } from '../words/t.ts';
import { GatesBar } from './GatesBar.tsx';
import { GatesEffect } from './GatesEffect.tsx';
import { GatesTable } from './GatesTable.tsx';
import { useGatesStore } from './use-gates-store.ts';

/** The team's limits on measures, and which marks they give. */
export function GatesPage() {
  const store = useGatesStore();
  const isLoaded = useStore(store, (state) => state.table !== null);
  useEffect(() => void store.getState().load(), [store]);

  return (
    <div className="gates-page">
      <h1 className="visually-hidden">{t('Quality gates')}</h1>
      {isLoaded && (
        <>
          <GatesBar store={store} />
          <GatesTable store={store} />
          <GatesEffect store={store} />
        </>
      )}
    </div>
  );
}
