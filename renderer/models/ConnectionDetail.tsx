import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import { ConnectionSettings } from './ConnectionSettings.tsx';
import { DetailActions } from './DetailActions.tsx';
import { KeyField } from './KeyField.tsx';
import { KindFacts } from './KindFacts.tsx';
import { OfferedModels } from './OfferedModels.tsx';
import type { ModelsState } from './store.ts';
import { TestResult } from './TestResult.tsx';
import type { WorkflowState } from './workflow-store.ts';

export interface ConnectionDetailProps {
  store: StoreApi<ModelsState>;
  workflows: StoreApi<WorkflowState>;
}

/** One connection: where it is, its key, what its server says, and the models it offers. */
export function ConnectionDetail({ store, workflows }: ConnectionDetailProps) {
  const draft = useStore(store, (state) => state.draft!);
  const isNew = useStore(store, (state) => state.isNew);
  const kind = useStore(store, (state) => state.list!.kinds.find((info) => info.kind === draft.kind));
  const { edit, save } = store.getState();
  return (
    <section className="connection-detail" aria-label={t('Connection {name}', { name: draft.label })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <header>
          <h2>{isNew ? t('New connection to {kind}', { kind: kind?.label ?? draft.kind }) : draft.label}</h2>
          <label className="connection-switch">
            <input type="checkbox" checked={draft.isEnabled} onChange={(event) => edit({ isEnabled: event.target.checked })} />
            {t('In use')}
          </label>
        </header>
        <div className="connection-fields">
          <label className="labelled">
            {t('Name')}
            <input className="field" value={draft.label} maxLength={80} required onChange={(event) => edit({ label: event.target.value })} />
          </label>
          <label className="labelled">
            {t('Address')}
            <input className="field" type="url" value={draft.baseUrl} required spellCheck={false} onChange={(event) => edit({ baseUrl: event.target.value })} />
          </label>
        </div>
        {!isNew && <KeyField store={store} id={draft.id} />}
        <OfferedModels key={draft.id} store={store} workflows={workflows} />
        <ConnectionSettings store={store} />
        <KindFacts store={store} />
        <DetailActions store={store} />
      </form>
      {!isNew && <TestResult store={store} id={draft.id} />}
    </section>
  );
}
