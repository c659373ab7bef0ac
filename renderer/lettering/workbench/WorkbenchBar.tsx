import { Languages, Maximize, Plus, Redo2, RotateCcw, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ZoomLabel } from '../../viewer/ZoomLabel.tsx';
import { t } from '../../words/t.ts';
import { isChanged } from './store.ts';

export function WorkbenchBar({ onClose }: { onClose: () => void }) {
  const { workbench, viewer, localise } = useStores();
  const proofId = useStore(workbench, (state) => state.proof?.id ?? '');
  const canUndo = useStore(workbench, (state) => state.history.past.length > 0);
  const canRedo = useStore(workbench, (state) => state.history.future.length > 0);
  const isDirty = useStore(workbench, isChanged);
  const isApplying = useStore(workbench, (state) => state.isApplying);
  const { undo, redo, reset, apply, addPlace } = workbench.getState();

  function addHere(): void {
    const { centreX, centreY } = viewer.getState().view;
    addPlace('', [centreX, centreY]);
    // The new place waits for its words.
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#work-words')?.focus());
  }

  return (
    <div className="viewer-bar" role="toolbar" aria-label={t('Lettering workbench')}>
      <strong className="work-title">{t('Lettering')}</strong>
      <span className="viewer-tools">
        <IconButton label={t('Undo')} shortcut="Ctrl Z" Icon={Undo2} disabled={!canUndo} onClick={undo} />
        <IconButton label={t('Redo')} shortcut="Ctrl Shift Z" Icon={Redo2} disabled={!canRedo} onClick={redo} />
        <IconButton label={t('Reset all to what was found')} Icon={RotateCcw} disabled={!isDirty} onClick={() => reset(null)} />
      </span>
      <button type="button" className="button" onClick={addHere}>
        <Plus size={13} aria-hidden /> {t('Add a place')}
      </button>
      <button type="button" className="button" onClick={() => localise.getState().open(proofId)}>
        <Languages size={14} aria-hidden /> {t('Languages…')}
      </button>
      <span className="viewer-space" />
      <span className="viewer-tools">
        <IconButton label={t('Fit')} shortcut="F" Icon={Maximize} onClick={() => viewer.getState().fitToPane()} />
        <ZoomLabel />
      </span>
      <button type="button" className="button" data-kind="quiet" onClick={onClose}>
        {t('Close')}
      </button>
      <button
        type="button"
        className="button"
        data-kind="primary"
        title={t('Apply (Ctrl Enter)')}
        disabled={!isDirty || isApplying}
        onClick={() => void apply()}
      >
        {t('Apply')}
      </button>
    </div>
  );
}
