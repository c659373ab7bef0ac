import { Languages, Maximize, Plus, Redo2, RotateCcw, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { useKeysOf } from '../../app/actions/use-keys-of.ts';
import { useStores } from '../../app/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ZoomLabel } from '../../viewer/ZoomLabel.tsx';
import { t } from '../../words/t.ts';
import { addPlaceHere } from './add-place-here.ts';
import { isChanged } from './store.ts';

export function WorkbenchBar({ onClose }: { onClose: () => void }) {
  const { workbench, viewer, localise } = useStores();
  const proofId = useStore(workbench, (state) => state.proof?.id ?? '');
  const canUndo = useStore(workbench, (state) => state.history.past.length > 0);
  const canRedo = useStore(workbench, (state) => state.history.future.length > 0);
  const isDirty = useStore(workbench, isChanged);
  const isApplying = useStore(workbench, (state) => state.isApplying);
  const { undo, redo, reset, apply } = workbench.getState();

  const undoKey = useKeysOf('lettering.undo');
  const redoKey = useKeysOf('lettering.redo');
  const applyKey = useKeysOf('lettering.apply');
  const fitKey = useKeysOf('review.fit');

  return (
    <div className="viewer-bar" role="toolbar" aria-label={t('Lettering workbench')}>
      <strong className="work-title">{t('Lettering')}</strong>
      <span className="viewer-tools">
        <IconButton label={t('Undo')} shortcut={undoKey} Icon={Undo2} disabled={!canUndo} onClick={undo} />
        <IconButton label={t('Redo')} shortcut={redoKey} Icon={Redo2} disabled={!canRedo} onClick={redo} />
        <IconButton label={t('Reset all to what was found')} Icon={RotateCcw} disabled={!isDirty} onClick={() => reset(null)} />
      </span>
      <button type="button" className="button" onClick={() => addPlaceHere(workbench, viewer)}>
        <Plus size={13} aria-hidden /> {t('Add a place')}
      </button>
      <button type="button" className="button" onClick={() => localise.getState().open(proofId)}>
        <Languages size={14} aria-hidden /> {t('Languages…')}
      </button>
      <span className="viewer-space" />
      <span className="viewer-tools">
        <IconButton label={t('Fit')} shortcut={fitKey} Icon={Maximize} onClick={() => viewer.getState().fitToPane()} />
        <ZoomLabel />
      </span>
      <button type="button" className="button" data-kind="quiet" onClick={onClose}>
        {t('Close')}
      </button>
      <button
        type="button"
        className="button"
        data-kind="primary"
        title={applyKey === undefined ? undefined : t('Apply ({key})', { key: applyKey })}
        disabled={!isDirty || isApplying}
        onClick={() => void apply()}
      >
        {t('Apply')}
      </button>
    </div>
  );
}
