import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { ExportBody } from './ExportBody.tsx';
import './export.css';
import { RunProgress } from './runs/RunProgress.tsx';
import { StoppedBanner } from './runs/StoppedBanner.tsx';
import { ExportSettings } from './settings/ExportSettings.tsx';
import { ProofStrip } from './strip/ProofStrip.tsx';
import { useExportActions } from './use-export-actions.ts';
import { useExportStores } from './use-export-stores.ts';
import './narrow.css';

/** Approved proofs out: settings at the left, what would be written at the right. */
export function ExportPage() {
  const { session } = useStores();
  const folder = useStore(session, (state) => state.info?.exportFolder);
  return folder === undefined ? null : <ExportFor folder={folder} />;
}

function ExportFor({ folder }: { folder: string }) {
  const { exporting } = useStores();
  const stores = useExportStores(folder);
  const running = useStore(exporting, (state) => (state.shownId === null ? state.runs?.find(({ state: now }) => now === 'running') : undefined));
  const { setup, presets } = stores;
  useExportActions(stores);
  useEffect(() => {
    void setup.getState().open();
    void Promise.all([presets.getState().load(), exporting.getState().load()]).then(() => {
      const last = exporting.getState().runs?.[0];
      const preset = presets.getState().presets?.find(({ name }) => name === last?.preset);
      setup.getState().beginWith(last?.isFolderThere ? last.folder : undefined, preset);
    });
  }, [setup, presets, exporting]);
  const isRunning = useStore(exporting, (state) => state.runs?.some(({ state: now }) => now === 'running') ?? false);
  const wasRunning = useRef(isRunning);
  // What an export has written, whole or in part, is in the way of the next one.
  useEffect(() => {
    if (wasRunning.current && !isRunning) void setup.getState().check();
    wasRunning.current = isRunning;
  }, [setup, isRunning]);
  return (
    <div className="export-page">
      <h1 className="visually-hidden">{t('Export')}</h1>
      <div className="export-columns">
        <ExportSettings {...stores} />
        <div className="export-main">
          <StoppedBanner />
          {running && <RunProgress run={running} />}
          <ProofStrip store={setup} />
          <ExportBody setup={setup} />
        </div>
      </div>
    </div>
  );
}
