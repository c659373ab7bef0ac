import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { formatCount } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { FilePath } from '../files/FilePath.tsx';
import type { ExportState } from '../store.ts';

const SHOWN = 3;

/** The first names that the template makes, while it is typed. */
export function NamePreview({ store }: { store: StoreApi<ExportState> }) {
  const names = useStore(store, (state) => state.names);
  if (names === null || names.names.length === 0) return null;
  return (
    <ul className="export-name-preview" aria-label={t('First names')}>
      {names.names.slice(0, SHOWN).map(({ path, proofId, isDuplicate }) => (
        <li key={`${proofId} ${path}`} data-duplicate={isDuplicate || undefined}>
          <FilePath path={path} />
        </li>
      ))}
      {names.total > SHOWN && (
        <li className="export-name-rest">
          {t('{count, plural, one {and one more} other {and {shown} more}}', { count: names.total - SHOWN, shown: formatCount(names.total - SHOWN) })}
        </li>
      )}
    </ul>
  );
}
