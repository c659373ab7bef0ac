import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { OfferedModel, SettingField } from '../../shared/connections.ts';
import { t } from '../words/t.ts';
import { GUIDES } from './connection-words.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import type { ModelsState } from './store.ts';
import { WorkflowSettings } from './WorkflowSettings.tsx';
import type { WorkflowState } from './workflow-store.ts';

export interface ModelSettingsProps {
  store: StoreApi<ModelsState>;
  workflows: StoreApi<WorkflowState>;
  model: OfferedModel;
  onChange: (fields: Partial<OfferedModel>) => void;
}

const NO_FIELDS: SettingField[] = [];

/** What an adapter can be told about one model. */
export function ModelSettings({ store, workflows, model, onChange }: ModelSettingsProps) {
  const kind = useStore(store, (state) => state.draft!.kind);
  const draftNumber = useStore(store, (state) => state.draftNumber);
  const fields = useStore(store, (state) => state.list!.kinds.find((info) => info.kind === kind)?.modelSettings ?? NO_FIELDS);
  return (
    <div className="model-settings">
      {kind === 'comfyui' && <WorkflowSettings workflows={workflows} model={model} onChange={onChange} />}
      <OptionsEditor
        key={draftNumber}
        fields={fields}
        label={kind === 'comfyui' ? t('Other settings (JSON)') : t('Settings (JSON)')}
        guide={GUIDES[kind]}
        options={model.options}
        onChange={(options) => onChange({ options })}
      />
    </div>
  );
}
