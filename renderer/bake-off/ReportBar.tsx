import { ArrowLeft, CopyPlus, Download, EyeOff, Table2, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { BakeOffReport } from '../../shared/bake-off.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { t } from '../words/t.ts';
import { RenderProgress } from './RenderProgress.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';

export function ReportBar({ report }: { report: BakeOffReport | null }) {
  const { page, form, vote, apply } = useBakeOffStores();
  const isSaving = useStore(page, (state) => state.isSaving);
  const hasPictures = report !== null && report.renders.done > 0;
  return (
    <header className="bake-off-bar">
      <IconButton label={t('Back to the bake-offs')} Icon={ArrowLeft} onClick={() => page.getState().show('list')} />
      {report !== null && (
        <>
          <h2 className="bake-off-title">{report.name}</h2>
          <RenderProgress renders={report.renders} />
          <span className="bake-off-space" />
          <IconButton
            label={t('Set up another like it')}
            Icon={CopyPlus}
            onClick={() => {
              form.getState().takeRequest(report.request);
              page.getState().show('new');
            }}
          />
          <IconButton label={t('Delete this bake-off')} Icon={Trash2} onClick={() => void page.getState().remove()} />
          <button type="button" className="button" data-kind="quiet" disabled={isSaving} onClick={() => void page.getState().saveReport()}>
            <Download size={14} aria-hidden />
            {t('Save report')}
          </button>
          <button type="button" className="button" disabled={!hasPictures} onClick={() => apply.getState().open(report)}>
            <Table2 size={14} aria-hidden />
            {t('Apply…')}
          </button>
          <button type="button" className="button" data-kind="primary" disabled={!hasPictures} onClick={() => vote.getState().open(report.id)}>
            <EyeOff size={14} aria-hidden />
            {t('Vote blind')}
          </button>
        </>
      )}
      <HelpButton />
    </header>
  );
}
