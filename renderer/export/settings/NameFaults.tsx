import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { say } from '../../words/say.ts';
import { t } from '../../words/t.ts';
import type { ExportState } from '../store.ts';

/** What is wrong with the template, each with the button that puts it right. */
export function NameFaults({ store }: { store: StoreApi<ExportState> }) {
  const faults = useStore(store, (state) => state.names?.faults);
  return (
    <div id="export-name-faults" role="status">
      {faults?.map(({ id, from, sentence, fix }) => (
        <p key={`${id} ${from}`} className="export-name-fault">
          <TriangleAlert size={13} aria-hidden />
          <span>
            {say(sentence)}
            {fix !== null && (
              <button type="button" className="text-button" onClick={() => store.getState().fix(fix.changes, t('Changed the names'))}>
                {say(fix.sentence)}
              </button>
            )}
          </span>
        </p>
      ))}
    </div>
  );
}
