import { type KeyboardEvent, useEffect } from 'react';
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
  const isLoaded = useStore(store, (state) => state.history !== null);
  useEffect(() => void store.getState().load(), [store]);

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const { undo, redo, save } = store.getState();
    const key = event.key.toLowerCase();
    const run = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' ? redo : key === 's' ? save : null;
    if (run === null) return;
    // A field's own undo knows nothing of the other fields.
    event.preventDefault();
    void run();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of everything on the page
    <div className="gates-page" onKeyDown={onKeyDown}>
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
