import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { formatCount } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { ExportBar } from './files/ExportBar.tsx';
import { FilesPanel } from './files/FilesPanel.tsx';
import { HistoryList } from './history/HistoryList.tsx';
import { RunPanel } from './runs/RunPanel.tsx';
import type { ExportStores } from './use-export-stores.ts';

/** What would be written, or the export that runs or has run, or all of them. */
export function ExportBody({ setup }: Pick<ExportStores, 'setup'>) {
  const { exporting } = useStores();
  const run = useStore(exporting, (state) => state.runs?.find(({ id }) => id === state.shownId));
  const body = useRef<HTMLDivElement>(null);
  const runId = run?.id;
  const shown = useRef(runId);
  // The button that was pressed has gone with what it stood in: the keyboard stays where the eye is.
  useEffect(() => {
    if (shown.current !== runId && document.activeElement === document.body) body.current?.focus();
    shown.current = runId;
  }, [runId]);
  return (
    <div className="export-body" ref={body} tabIndex={-1}>
      {run === undefined ? <ExportTabs setup={setup} /> : <RunPanel setup={setup} run={run} />}
    </div>
  );
}

function ExportTabs({ setup }: Pick<ExportStores, 'setup'>) {
  const { exporting } = useStores();
  const isHistory = useStore(exporting, (state) => state.isHistoryShown);
  const total = useStore(exporting, (state) => state.total);
  return (
    <Tabs.Root className="export-body" value={isHistory ? 'history' : 'files'} onValueChange={(value) => exporting.getState().showHistory(value === 'history')}>
      <div className="export-head">
        <Tabs.List className="export-tabs" aria-label={t('Exports')}>
          <Tabs.Tab className="export-tab" value="files">
            {t('Files to write')}
          </Tabs.Tab>
          <Tabs.Tab className="export-tab" value="history">
            {t('Earlier exports')}
            {total > 0 && <span className="number">{formatCount(total)}</span>}
          </Tabs.Tab>
        </Tabs.List>
        {!isHistory && <ExportBar setup={setup} />}
        <HelpButton />
      </div>
      <Tabs.Panel className="export-panel" value="files">
        <FilesPanel setup={setup} />
      </Tabs.Panel>
      <Tabs.Panel className="export-panel" value="history">
        <HistoryList />
      </Tabs.Panel>
    </Tabs.Root>
  );
}
