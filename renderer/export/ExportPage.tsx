import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import './export.css';
import { ExportFiles } from './ExportFiles.tsx';
import { ExportSettings } from './ExportSettings.tsx';
import { ProofStrip } from './ProofStrip.tsx';
import { createExportStore } from './store.ts';

/** Approved proofs out: settings at the left, what would be written at the right. */
export function ExportPage() {
  const { session } = useStores();
  const folder = useStore(session, (state) => state.info?.exportFolder);
  return folder === undefined ? null : <ExportFor folder={folder} />;
}

function ExportFor({ folder }: { folder: string }) {
  const { client, notices } = useStores();
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
  useEffect(() => void store.getState().open(), [store]);
  return (
    <div className="export-page">
      <h1 className="visually-hidden">Export</h1>
      <ExportSettings store={store} />
      <div className="export-main">
        <ProofStrip store={store} />
        <ExportFiles store={store} />
      </div>
    </div>
  );
}
