import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useActions } from '../app/actions/use-actions.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import './export.css';
import { ExportFiles } from './ExportFiles.tsx';
import { ExportSettings } from './settings/ExportSettings.tsx';
import { createExportStore } from './store.ts';
import { ProofStrip } from './strip/ProofStrip.tsx';

/** Approved proofs out: settings at the left, what would be written at the right. */
export function ExportPage() {
  const { session } = useStores();
  const folder = useStore(session, (state) => state.info?.exportFolder);
  return folder === undefined ? null : <ExportFor folder={folder} />;
}

function ExportFor({ folder }: { folder: string }) {
  const { client, notices, session } = useStores();
  const canChooseFolder = useStore(session, (state) => state.info?.canChooseFolder ?? false);
  const [store] = useState(() =>
    createExportStore({
      api: {
        preflight: client.export.preflight,
        run: client.export.run,
        listProofs: client.review.list,
        chooseFolder: client.host.chooseFolder,
        openFolder: client.host.openFolder,
      },
      folder,
      schedule: (run, delayMs) => window.setTimeout(run, delayMs),
      onError: (error) => notices.getState().fail(error),
    }),
  );
  const isReady = useStore(store, (state) => state.result === null && state.preflight?.isReady === true);
  useEffect(() => void store.getState().open(), [store]);
  useActions({
    'export.run': isReady ? () => void store.getState().run() : undefined,
    'export.folder': canChooseFolder ? () => void store.getState().chooseFolder() : () => document.getElementById('export-folder')?.focus(),
    'export.open-folder': canChooseFolder ? () => void store.getState().openFolder() : undefined,
    'export.all': () => store.getState().leaveOut([]),
    'export.none': () => store.getState().leaveOut(store.getState().proofs.map(({ id }) => id)),
  });
  return (
    <div className="export-page">
      <h1 className="visually-hidden">{t('Export')}</h1>
      <ExportSettings store={store} />
      <div className="export-main">
        <ProofStrip store={store} />
        <ExportFiles store={store} />
      </div>
    </div>
  );
}
