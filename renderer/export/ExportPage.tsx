import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { ExportBody } from './ExportBody.tsx';
import './export.css';
import { StoppedBanner } from './runs/StoppedBanner.tsx';
import { ExportSettings } from './settings/ExportSettings.tsx';
import { ProofStrip } from './strip/ProofStrip.tsx';
import { useExportActions } from './use-export-actions.ts';
import { useExportStores } from './use-export-stores.ts';

/** Approved proofs out: settings at the left, what would be written at the right. */
export function ExportPage() {
  const { session } = useStores();
  const folder = useStore(session, (state) => state.info?.exportFolder);
  return folder === undefined ? null : <ExportFor folder={folder} />;
}

function ExportFor({ folder }: { folder: string }) {
  const { exporting } = useStores();
  const stores = useExportStores(folder);
  const { setup, presets } = stores;
  useExportActions(stores);
  useEffect(() => {
    void setup.getState().open();
    void presets.getState().load();
    void exporting.getState().load();
  }, [setup, presets, exporting]);
  return (
    <div className="export-page">
      <h1 className="visually-hidden">{t('Export')}</h1>
      <ExportSettings {...stores} />
      <div className="export-main">
        <StoppedBanner />
        <ProofStrip store={setup} />
        <ExportBody setup={setup} />
      </div>
    </div>
  );
}
