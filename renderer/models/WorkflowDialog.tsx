import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { ROLES, WORKFLOW_KINDS, type Workflow, type WorkflowKind } from '../../shared/workflows.ts';
import { Choice } from '../ui/Choice.tsx';
import { Modal } from '../ui/Modal.tsx';
import { t } from '../words/t.ts';
import { WorkflowRole } from './WorkflowRole.tsx';
import type { WorkflowState } from './workflow-store.ts';
import { KIND_WORDS } from './workflow-words.ts';
import './workflow.css';

export interface WorkflowDialogProps {
  workflows: StoreApi<WorkflowState>;
  onTake: (kind: WorkflowKind, workflow: Workflow, checkpoint: string) => void;
}

/** What Galley found in a workflow, with reasons, to be corrected before it is used. */
export function WorkflowDialog({ workflows, onTake }: WorkflowDialogProps) {
  const fileName = useStore(workflows, (state) => state.fileName) ?? '';
  const found = useStore(workflows, (state) => state.found);
  const problem = useStore(workflows, (state) => state.problem);
  const kind = useStore(workflows, (state) => state.kind);
  const { close, setKind, taken } = workflows.getState();

  function use(): void {
    const workflow = taken();
    if (workflow !== null && found !== null) onTake(kind, workflow, found.checkpoint);
    close();
  }

  return (
    <Modal title={t('Import {file}', { file: fileName })} isOpen onClose={close} size="wide">
      {problem !== '' && <p className="sentence-error">{problem}</p>}
      {found !== null && (
        <>
          <div className="workflow-kind">
            <span>{t('Used for')}</span>
            <Choice label={t('Used for')} value={kind} options={WORKFLOW_KINDS.map((value) => ({ value, label: t(KIND_WORDS[value]) }))} onChange={setKind} />
            <span className="workflow-facts">{found.outputs.map(({ title, node, reason }) => `${title} (${node}): ${reason}`).join(' ')}</span>
          </div>
          {found.missing.length > 0 && (
            <section className="workflow-missing">
              <h3>{t('Not found by itself')}</h3>
              <ul>
                {found.missing.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          )}
          <table className="workflow-roles">
            <thead>
              <tr>
                <th scope="col">{t('Galley sets')}</th>
                <th scope="col">{t('here, because')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('Another place')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {ROLES.map((role) => (
                <WorkflowRole key={role} role={role} workflows={workflows} graph={found.workflow.graph} candidates={found.candidates} />
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className="modal-buttons workflow-buttons">
        <button type="button" className="button" onClick={close}>
          {t('Close')}
        </button>
        <button type="button" className="button" data-kind="primary" disabled={found === null} onClick={use}>
          {t('Use this workflow')}
        </button>
      </div>
    </Modal>
  );
}
