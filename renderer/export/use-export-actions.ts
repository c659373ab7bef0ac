import { useStore } from 'zustand';
import { useActions } from '../app/actions/use-actions.ts';
import { useStores } from '../app/stores.ts';
import type { ExportStores } from './use-export-stores.ts';

/** What keys and the palette can do on the export page. */
export function useExportActions({ setup, presets }: ExportStores): void {
  const { exporting, session } = useStores();
  const canChooseFolder = useStore(session, (state) => state.info?.canChooseFolder ?? false);
  const isReady = useStore(setup, (state) => state.preflight?.isReady === true);
  const running = useStore(exporting, (state) => state.runs?.find(({ state: now }) => now === 'running'));
  const stopped = useStore(exporting, (state) => (state.runs?.[0]?.canResume ? state.runs[0] : undefined));
  const isRunShown = useStore(exporting, (state) => state.shownId !== null);
  const { folder } = useStore(setup, (state) => state.request);
  const { leaveOut, chooseFolder, openFolder } = setup.getState();

  /** The preset before or after, in the order of the picker. */
  const step = (by: number) => () => {
    const all = presets.getState().presets ?? [];
    const at = all.findIndex(({ id }) => id === setup.getState().preset?.id);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
    if (all[next] !== undefined) setup.getState().take(all[next]);
  };

  useActions({
    'export.run': isReady && running === undefined && !isRunShown ? () => void exporting.getState().start(setup.getState().request) : undefined,
    'export.stop': running && (() => void exporting.getState().stop()),
    'export.resume': stopped && (() => void exporting.getState().resume(stopped.id)),
    'export.folder': canChooseFolder ? () => void chooseFolder() : () => document.getElementById('export-folder')?.focus(),
    'export.open-folder': canChooseFolder ? () => void openFolder(folder) : undefined,
    'export.next-preset': step(1),
    'export.previous-preset': step(-1),
    'export.save-preset': () => presets.getState().ask({ kind: 'new' }),
    'export.history': () => {
      exporting.getState().show(null);
      exporting.getState().showHistory(!exporting.getState().isHistoryShown);
    },
    'export.all': () => leaveOut([]),
    'export.none': () => leaveOut(setup.getState().proofs.map(({ id }) => id)),
  });
}
