import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../../words/t.ts';
import type { ExportState } from '../store.ts';

const SHOWN = 3;

/** The first names that the template makes, while it is typed. */
export function NamePreview({ store }: { store: StoreApi<ExportState> }) {
  const files = useStore(store, (state) => state.preflight?.files);
  return (
    <ul className="export-name-preview" id="export-name-preview" aria-label={t('First names')}>
      {files?.slice(0, SHOWN).map(({ path, proofId }) => {
        const cut = path.lastIndexOf('/') + 1;
        return (
          <li key={`${proofId} ${path}`} title={path}>
            <span>{path.slice(0, cut)}</span>
            <b>{path.slice(cut)}</b>
          </li>
        );
      })}
      {files !== undefined && files.length > SHOWN && <li className="export-name-rest">{t('and {count} more', { count: files.length - SHOWN })}</li>}
    </ul>
  );
}
