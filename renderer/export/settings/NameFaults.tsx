import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../../words/t.ts';
import type { ExportState } from '../store.ts';

/** What is wrong with the template, each with the button that puts it right. */
export function NameFaults({ store }: { store: StoreApi<ExportState> }) {
  const faults = useStore(store, (state) => state.names?.faults);
  return (
    <div id="export-name-faults" role="status">
      {faults?.map(({ id, from, text, fix }) => (
        <p key={`${id} ${from}`} className="export-name-fault">
          <TriangleAlert size={13} aria-hidden />
          <span>
            {text}
            {fix !== null && (
              <button type="button" className="text-button" onClick={() => store.getState().fix(fix.changes, t('Changed the names'))}>
                {fix.text}
              </button>
            )}
          </span>
        </p>
      ))}
    </div>
  );
}
