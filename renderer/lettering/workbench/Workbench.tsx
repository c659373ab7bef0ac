import '../../ui/side-panel.css';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ProofDetail } from '../../../shared/proof.ts';
import { useStores } from '../../app/stores.ts';
import { Modal } from '../../ui/Modal.tsx';
import { t } from '../../words/t.ts';
import '../lettering.css';
import { ManyPanel } from './ManyPanel.tsx';
import { RegionList } from './RegionList.tsx';
import { RegionPanel } from './RegionPanel.tsx';
import { useNudgeKeys } from './use-nudge-keys.ts';
import { useSelected } from './use-selected.ts';
import { useWorkbenchActions } from './use-workbench-actions.ts';
import { WorkbenchBar } from './WorkbenchBar.tsx';
import { WorkStage } from './WorkStage.tsx';
import './workbench.css';

/** The lettering of a proof, region by region; "Apply" queues it as rework. */
export function Workbench({ proof }: { proof: ProofDetail }) {
  const { workbench, viewer } = useStores();
  const isAsking = useStore(workbench, (state) => state.leaving !== null);
  const { leave, answerLeave } = workbench.getState();
  useWorkbenchActions();
  useNudgeKeys();
  // Whoever leaves with Space held down would see the base in the review.
  useEffect(() => () => viewer.getState().setBlinking(false), [viewer]);

  return (
    <>
      <WorkbenchBar onClose={() => leave()} />
      <WorkStage proof={proof} />
      <aside className="side-panel work-panel" aria-label={t('Regions of the proof')}>
        <Regions />
        <PreviewMessages />
      </aside>
      <Modal
        title={t('Leave the changes?')}
        description={t('They are not applied yet and would be lost.')}
        isOpen={isAsking}
        onClose={() => answerLeave(false)}
      >
        <div className="modal-buttons">
          <button type="button" className="button" data-kind="quiet" onClick={() => answerLeave(false)}>
            {t('Keep working')}
          </button>
          <button type="button" className="button" onClick={() => answerLeave(true)}>
            {t('Leave them')}
          </button>
        </div>
      </Modal>
    </>
  );
}

function Regions() {
  const { workbench } = useStores();
  const isFinding = useStore(workbench, (state) => state.isFinding);
  const isEmpty = useStore(workbench, (state) => state.history.present.length === 0);
  const selected = useSelected();
  const items = useStore(workbench, (state) => state.history.present);
  const alsoIds = useStore(workbench, (state) => state.alsoIds);
  const many = items.filter(({ id }) => id === selected?.id || alsoIds.includes(id));
  if (isFinding) {
    return (
      <p className="work-empty" role="status">
        {t('Looking for lettering…')}
      </p>
    );
  }
  if (isEmpty) return <p className="work-empty">{t('No lettering was found. “Add a place” puts words wherever you want them.')}</p>;
  return (
    <>
      <RegionList />
      {many.length > 1 ? (
        <ManyPanel key={many.map(({ id }) => id).join()} items={many} />
      ) : selected === undefined ? (
        <p className="work-empty">{t('Select a region to change it; with Shift, several.')}</p>
      ) : (
        <RegionPanel key={selected.id} item={selected} />
      )}
    </>
  );
}

/** What the studio says about the last preview. */
function PreviewMessages() {
  const { workbench } = useStores();
  const problem = useStore(workbench, (state) => state.previewProblem);
  const warnings = useStore(workbench, (state) => state.preview?.warnings);
  if (problem === '' && (warnings?.length ?? 0) === 0) return null;
  return (
    <div className="work-messages" role="status">
      {problem !== '' && <p className="sentence-error">{problem}</p>}
      {problem === '' &&
        warnings?.map((warning) => (
          <p key={warning} className="lettering-warning">
            {warning}
          </p>
        ))}
    </div>
  );
}
