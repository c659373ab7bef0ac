import { Upload, X } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { OfferedModel } from '../../shared/connections.ts';
import { WORKFLOW_KINDS, type Workflow, type WorkflowKind } from '../../shared/workflows.ts';
import { useDropTaker } from '../app/drop/use-drop-taker.ts';
import { t } from '../words/t.ts';
import { WorkflowDialog } from './WorkflowDialog.tsx';
import type { WorkflowState } from './workflow-store.ts';
import { KIND_WORDS } from './workflow-words.ts';
import './workflow.css';

export interface WorkflowSettingsProps {
  workflows: StoreApi<WorkflowState>;
  model: OfferedModel;
  onChange: (fields: Partial<OfferedModel>) => void;
}

/** The workflows of a model's own, and the way to another one. */
export function WorkflowSettings({ workflows, model, onChange }: WorkflowSettingsProps) {
  const field = useRef<HTMLInputElement>(null);
  const isImporting = useStore(workflows, (state) => state.fileName !== null);
  const own = (model.options.workflows ?? {}) as Partial<Record<WorkflowKind, Workflow>>;
  const kinds = WORKFLOW_KINDS.filter((kind) => own[kind] !== undefined);

  useDropTaker({
    kind: 'workflow',
    says: () => t('Import as a workflow of {model}', { model: model.label }),
    take: ([file]) => void workflows.getState().read(file),
  });

  function take(kind: WorkflowKind, workflow: Workflow, checkpoint: string): void {
    const options = { ...model.options, workflows: { ...own, [kind]: workflow } };
    // The model's name at the server is what the workflow's checkpoint is set to.
    onChange({ options, ...(checkpoint !== '' && { vendorModel: checkpoint }) });
  }

  function drop(kind: WorkflowKind): void {
    const { [kind]: _, ...left } = own;
    const { workflows: __, ...options } = model.options;
    onChange({ options: Object.keys(left).length === 0 ? options : { ...options, workflows: left } });
  }

  return (
    <div className="workflow-settings">
      <div className="workflow-head">
        <h3>{t('Workflows of your own')}</h3>
        <button type="button" className="button" onClick={() => field.current?.click()}>
          <Upload size={14} aria-hidden />
          {t('Import workflow…')}
        </button>
        <input
          ref={field}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('Workflow file for {model}', { model: model.label })}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (chosen !== undefined) void workflows.getState().read(chosen);
          }}
        />
      </div>
      {kinds.length === 0 ? (
        <p>{t('None: Galley’s own for the family that the settings name. Export yours in ComfyUI with Workflow ▸ Export (API).')}</p>
      ) : (
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>
              {t(KIND_WORDS[kind])}
              <span className="workflow-facts">
                {t('{nodes, plural, one {# node} other {# nodes}}; Galley sets {inputs, plural, one {# input} other {# inputs}}', {
                  nodes: Object.keys(own[kind]!.graph).length,
                  inputs: Object.values(own[kind]!.inputs).flat().length,
                })}
              </span>
              <button
                type="button"
                className="icon-button"
                aria-label={t('Remove the workflow for {kind}', { kind: t(KIND_WORDS[kind]) })}
                onClick={() => drop(kind)}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {isImporting && <WorkflowDialog workflows={workflows} onTake={take} />}
    </div>
  );
}
