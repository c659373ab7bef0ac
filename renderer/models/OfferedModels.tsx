import { Plus, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { OfferedModel } from '../../shared/connections.ts';
import type { ModelsState } from './store.ts';

const NEW_MODEL: OfferedModel = { id: '', label: '', vendorModel: '', assumedUsd: null, options: {} };

/** The models of a connection: the id that the matrix names, and what the server calls it. */
export function OfferedModels({ store }: { store: StoreApi<ModelsState> }) {
  const models = useStore(store, (state) => state.draft!.models);
  const names = useStore(store, (state) => state.list!.connections.find(({ connection }) => connection.id === state.draft!.id)?.test?.vendorModels) ?? [];
  const set = (next: OfferedModel[]) => store.getState().edit({ models: next });
  const change = (index: number, fields: Partial<OfferedModel>) => set(models.map((model, at) => (at === index ? { ...model, ...fields } : model)));
  return (
    <div className="offered">
      <table>
        <caption>Models it offers</caption>
        <thead>
          <tr>
            <th scope="col">In the matrix</th>
            <th scope="col">Shown as</th>
            <th scope="col">At the server</th>
            <th scope="col" title="Only where the vendor publishes no price. Nothing is sent to a paid model whose price nobody knows.">
              US$ an image
            </th>
            <th aria-label="Remove" />
          </tr>
        </thead>
        <tbody>
          {models.map((model, index) => (
            <tr key={index}>
              <td>
                <input
                  className="field"
                  aria-label="Id in the matrix"
                  required
                  value={model.id}
                  spellCheck={false}
                  onChange={(event) => change(index, { id: event.target.value })}
                />
              </td>
              <td>
                <input
                  className="field"
                  aria-label="Shown as"
                  required
                  value={model.label}
                  onChange={(event) => change(index, { label: event.target.value })}
                />
              </td>
              <td>
                <input
                  className="field"
                  aria-label="Name at the server"
                  list="vendor-models"
                  value={model.vendorModel}
                  spellCheck={false}
                  onChange={(event) => change(index, { vendorModel: event.target.value })}
                />
              </td>
              <td>
                <input
                  className="field number"
                  aria-label="US dollars an image"
                  type="number"
                  min={0}
                  max={1000}
                  step="any"
                  placeholder="as published"
                  value={model.assumedUsd ?? ''}
                  onChange={(event) => change(index, { assumedUsd: event.target.value === '' ? null : event.target.valueAsNumber })}
                />
              </td>
              <td>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`Do not offer ${model.label || 'this model'}`}
                  onClick={() => set(models.filter((_, at) => at !== index))}
                >
                  <X size={14} aria-hidden />
                </button>
              </td>
            </tr>
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
        Offer another model
      </button>
    </div>
  );
}
