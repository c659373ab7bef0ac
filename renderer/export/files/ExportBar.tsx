import { CircleCheck, OctagonX } from 'lucide-react';
import { useStore } from 'zustand';
import { useKeysOf } from '../../app/actions/use-keys-of.ts';
import { useStores } from '../../app/stores.ts';
import { formatBytes } from '../../ui/format.ts';
import { Tip } from '../../ui/Tip.tsx';
import { t } from '../../words/t.ts';
import type { ExportStores } from '../use-export-stores.ts';

/** How much it comes to, and the button that does it. */
export function ExportBar({ setup }: Pick<ExportStores, 'setup'>) {
  const { exporting } = useStores();
  const preflight = useStore(setup, (state) => state.preflight);
  const missing = useStore(setup, (state) => state.missing);
  const isBusy = useStore(exporting, (state) => state.isBusy || state.progress !== null);
  const key = useKeysOf('export.run');
  const files = preflight?.files ?? [];
  const count = files.filter(({ action }) => action !== 'skip').length;
  return (
    <div className="export-bar">
      <Summary setup={setup} />
      <Tip text={missing || t('Writes them now ({key})', { key: key ?? '' })}>
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={preflight?.isReady !== true || isBusy}
          onClick={() => void exporting.getState().start(setup.getState().request)}
        >
          {count === 0 ? t('Export') : t('Export {count, plural, one {# file} other {# files}}', { count })}
        </button>
      </Tip>
    </div>
  );
}

function Summary({ setup }: Pick<ExportStores, 'setup'>) {
  const preflight = useStore(setup, (state) => state.preflight);
  const missing = useStore(setup, (state) => state.missing);
  if (missing !== '')
    return (
      <p className="export-summary" role="status">
        {missing}
      </p>
    );
  if (preflight === null) return <p className="export-summary" role="status" />;
  const { files, isReady, predictedBytes, freeBytes } = preflight;
  const stopped = files.filter(({ problem }) => problem !== '').length;
  if (!isReady) {
    return (
      <p className="export-summary" data-state="bad" role="status">
        <OctagonX size={15} aria-hidden />
        {stopped > 0 ? t('{stopped} of {count} cannot be written', { stopped, count: files.length }) : t('The export cannot start')}
      </p>
    );
  }
  return (
    <p className="export-summary" role="status">
      <CircleCheck size={15} aria-hidden />
      {freeBytes === null
        ? t('{count, plural, one {# file is} other {# files are}} ready, about {size}', { count: files.length, size: formatBytes(predictedBytes) })
        : t('{count, plural, one {# file is} other {# files are}} ready, about {size}; {free} are free', {
            count: files.length,
            size: formatBytes(predictedBytes),
            free: formatBytes(freeBytes),
          })}
    </p>
  );
}
