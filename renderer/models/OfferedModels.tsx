import { Plus } from 'lucide-react';
import { Fragment, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { OfferedModel } from '../../shared/connections.ts';
import { t } from '../words/t.ts';
import { ModelSettings } from './ModelSettings.tsx';
import { OfferedModelRow } from './OfferedModelRow.tsx';
import type { ModelsState } from './store.ts';
import type { WorkflowState } from './workflow-store.ts';

export interface OfferedModelsProps {
  store: StoreApi<ModelsState>;
  workflows: StoreApi<WorkflowState>;
}

const NEW_MODEL: OfferedModel = { id: '', label: '', vendorModel: '', assumedUsd: null, options: {} };

/** The models of a connection: the id that the matrix names, and what the server calls it. */
export function OfferedModels({ store, workflows }: OfferedModelsProps) {
  const models = useStore(store, (state) => state.draft!.models);
  const isPaid = useStore(store, (state) => state.list!.kinds.find(({ kind }) => kind === state.draft!.kind)?.isPaid ?? true);
  const publishesPrices = useStore(store, (state) => state.list!.kinds.find(({ kind }) => kind === state.draft!.kind)?.publishesPrices ?? true);
  const names = useStore(store, (state) => state.list!.connections.find(({ connection }) => connection.id === state.draft!.id)?.test?.vendorModels) ?? [];
  const [openIndex, setOpenIndex] = useState<number | null>(null);
  const set = (next: OfferedModel[]) => store.getState().edit({ models: next });
  const change = (index: number, fields: Partial<OfferedModel>) => set(models.map((model, at) => (at === index ? { ...model, ...fields } : model)));
  return (
    <div className="offered">
      <table>
        <caption>{t('Models it offers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('In the matrix')}</th>
            <th scope="col">{t('Shown as')}</th>
            <th scope="col">{t('At the server')}</th>
            <th scope="col" title={t('Only where the vendor publishes no price. Nothing is sent to a paid model whose price nobody knows.')}>
              {t('US$ an image')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('Settings, remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map((model, index) => (
            <Fragment key={index}>
              <OfferedModelRow
                model={model}
                isPaid={isPaid}
                publishesPrices={publishesPrices}
                isOpen={openIndex === index}
                onToggle={() => setOpenIndex(openIndex === index ? null : index)}
                onChange={(fields) => change(index, fields)}
                onRemove={() => {
                  setOpenIndex(null);
                  set(models.filter((_, at) => at !== index));
                }}
              />
              {openIndex === index && (
                <tr className="offered-settings">
                  <td colSpan={5}>
                    <ModelSettings store={store} workflows={workflows} model={model} onChange={(fields) => change(index, fields)} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <datalist id="vendor-models">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="button" className="button" data-kind="quiet" onClick={() => set([...models, NEW_MODEL])}>
        <Plus size={14} aria-hidden />
        {t('Offer another model')}
      </button>
    </div>
  );
}
