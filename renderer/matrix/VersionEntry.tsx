import { ChevronRight } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixVersion } from '../../shared/routing.ts';
import { formatTime } from '../ui/format.ts';
import { t } from '../words/t.ts';
import type { MatrixState } from './store.ts';
import { VersionDifferences } from './VersionDifferences.tsx';

export interface VersionEntryProps {
  store: StoreApi<MatrixState>;
  version: MatrixVersion;
  isOpen: boolean;
  onToggle: () => void;
}

/** A version with who saved it, when and why. */
export function VersionEntry({ store, version: { version, savedAt, savedBy, note, matrix }, isOpen, onToggle }: VersionEntryProps) {
  const isCurrent = useStore(store, (state) => state.current?.version === version);
  return (
    <li className="version" data-current={isCurrent || undefined}>
      <button type="button" className="version-head" aria-expanded={isOpen} onClick={onToggle}>
        <ChevronRight className="version-chevron" size={13} aria-hidden />
        <span className="number">{t('Version {version}', { version })}</span>
        {isCurrent && <span className="version-current">{t('in force')}</span>}
        <time className="number" dateTime={savedAt}>
          {formatTime(savedAt)}
        </time>
        {savedBy !== undefined && <span className="version-person">{savedBy}</span>}
        {note !== '' && <span className="version-note">{note}</span>}
      </button>
      {isOpen && <VersionDifferences store={store} version={{ version, savedAt, note, matrix }} isCurrent={isCurrent} />}
    </li>
  );
}
