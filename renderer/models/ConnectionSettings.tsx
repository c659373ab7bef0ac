import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { SettingField } from '../../shared/connections.ts';
import { t } from '../words/t.ts';
import { GUIDES } from './connection-words.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import type { ModelsState } from './store.ts';

const NO_FIELDS: SettingField[] = [];

/** Settings that hold for all models of a connection. */
export function ConnectionSettings({ store }: { store: StoreApi<ModelsState> }) {
  const draftNumber = useStore(store, (state) => state.draftNumber);
  const guide = useStore(store, (state) => GUIDES[state.draft!.kind]);
  const options = useStore(store, (state) => state.draft!.options);
  const fields = useStore(store, (state) => state.list!.kinds.find(({ kind }) => kind === state.draft!.kind)?.connectionSettings ?? NO_FIELDS);
  return (
    <details className="connection-settings">
      <summary>{t('Settings of the connection')}</summary>
      <OptionsEditor
        key={draftNumber}
        fields={fields}
        label={t('Settings for all its models (JSON)')}
        guide={guide}
        options={options}
        onChange={(next) => store.getState().edit({ options: next })}
      />
    </details>
  );
}
