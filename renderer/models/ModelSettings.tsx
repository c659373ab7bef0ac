import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { OfferedModel } from '../../shared/connections.ts';
import { GUIDES } from './connection-words.ts';
import { OptionsField } from './OptionsField.tsx';
import type { ModelsState } from './store.ts';
import { WorkflowSettings } from './WorkflowSettings.tsx';
import type { WorkflowState } from './workflow-store.ts';

export interface ModelSettingsProps {
  store: StoreApi<ModelsState>;
  workflows: StoreApi<WorkflowState>;
  model: OfferedModel;
  onChange: (fields: Partial<OfferedModel>) => void;
}

/** What an adapter can be told about one model. */
export function ModelSettings({ store, workflows, model, onChange }: ModelSettingsProps) {
  const kind = useStore(store, (state) => state.draft!.kind);
  const draftNumber = useStore(store, (state) => state.draftNumber);
  return (
    <div className="model-settings">
      {kind === 'comfyui' && <WorkflowSettings workflows={workflows} model={model} onChange={onChange} />}
      <OptionsField
        key={draftNumber}
        label={kind === 'comfyui' ? 'Other settings (JSON)' : 'Settings (JSON)'}
        guide={GUIDES[kind]}
        options={model.options}
        onChange={(options) => onChange({ options })}
      />
    </div>
  );
}
