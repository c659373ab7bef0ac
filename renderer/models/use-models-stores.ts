import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { createModelsStore, type ModelsState } from './store.ts';
import { createWorkflowStore, type WorkflowState } from './workflow-store.ts';

export interface ModelsStores {
  store: StoreApi<ModelsState>;
  workflows: StoreApi<WorkflowState>;
}

/** One pair for each window, so that what is not saved is still there after a look at another page. */
const STORES = new WeakMap<Stores, ModelsStores>();

/** The models page's stores; made when the page is first shown. */
export function useModelsStores(): ModelsStores {
  const stores = useStores();
  let made = STORES.get(stores);
  if (made === undefined) {
    const store = createModelsStore({
      api: stores.client.connections,
      onChanged: () => void stores.session.getState().load(),
      onSaved: ({ label }) =>
        stores.notices.getState().tell(t('{name} is saved', { name: label }), t('New prompts are routed to it where the matrix names its models.')),
      onError: (error) => stores.notices.getState().fail(error),
    });
    made = { store, workflows: createWorkflowStore(stores.client.connections.importWorkflow) };
    STORES.set(stores, made);
  }
  return made;
}
