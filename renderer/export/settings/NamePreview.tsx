import { Fragment } from 'react';
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
      {names.names.slice(0, SHOWN).map(({ path, proofId, isDuplicate }, index) => {
        const folder = folderOf(path);
        // A folder is said once for the names below it.
        const isNew = folder !== '' && (index === 0 || folder !== folderOf(names.names[index - 1].path));
        return (
          <Fragment key={`${proofId} ${path}`}>
            {isNew && (
              <li className="export-name-folder" title={folder}>
                {folder}
              </li>
            )}
            <li data-duplicate={isDuplicate || undefined} data-deep={folder !== '' || undefined}>
              <FilePath path={path.slice(folder.length)} />
            </li>
          </Fragment>
        );
      })}
      {names.total > SHOWN && (
        <li className="export-name-rest">
          {t('{count, plural, one {and one more} other {and {shown} more}}', { count: names.total - SHOWN, shown: formatCount(names.total - SHOWN) })}
        </li>
      )}
    </ul>
  );
}

/** With its "/"; '' for a file that lies in the folder itself. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
