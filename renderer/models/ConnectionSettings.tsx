import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { GUIDES } from './connection-words.ts';
import { OptionsField } from './OptionsField.tsx';
import type { ModelsState } from './store.ts';

/** Settings that hold for all models of a connection. */
export function ConnectionSettings({ store }: { store: StoreApi<ModelsState> }) {
  const draftNumber = useStore(store, (state) => state.draftNumber);
  const guide = useStore(store, (state) => GUIDES[state.draft!.kind]);
  const options = useStore(store, (state) => state.draft!.options);
  return (
    <details className="connection-settings">
      <summary>Settings of the connection</summary>
      <OptionsField
        key={draftNumber}
        label="Settings for all its models (JSON)"
        guide={guide}
        options={options}
        onChange={(next) => store.getState().edit({ options: next })}
      />
    </details>
  );
}
