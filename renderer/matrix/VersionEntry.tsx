import { ChevronRight } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixVersion } from '../../shared/routing.ts';
import { formatTime } from '../ui/format.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { differencesOf } from './differences.ts';
import type { MatrixState } from './store.ts';

export interface VersionEntryProps {
  store: StoreApi<MatrixState>;
  version: MatrixVersion;
  isOpen: boolean;
  onToggle: () => void;
}

export function VersionEntry({ store, version, isOpen, onToggle }: VersionEntryProps) {
  const current = useStore(store, (state) => state.current);
  const isCurrent = current?.version === version.version;
  return (
    <li className="version" data-current={isCurrent || undefined}>
      <button type="button" className="version-head" aria-expanded={isOpen} onClick={onToggle}>
        <ChevronRight className="version-chevron" size={13} aria-hidden />
        <span className="number">Version {version.version}</span>
        {isCurrent && <span className="version-current">in force</span>}
        <time className="number" dateTime={version.savedAt}>
          {formatTime(version.savedAt)}
        </time>
        {version.note !== '' && <span className="version-note">{version.note}</span>}
      </button>
      {isOpen && <VersionDifferences store={store} version={version} isCurrent={isCurrent} />}
    </li>
  );
}

function VersionDifferences({ store, version, isCurrent }: { store: StoreApi<MatrixState>; version: MatrixVersion; isCurrent: boolean }) {
  const current = useStore(store, (state) => state.current);
  const models = useStore(store, (state) => state.models);
  const differences = current === null ? [] : differencesOf(current.matrix, version.matrix, models);
  if (isCurrent) return <p className="panel-note version-body">Prompts are routed by this version.</p>;
  return (
    <div className="version-body">
      {differences.length === 0 ? (
        <p className="panel-note">The same as the version in force.</p>
      ) : (
        <>
          <p className="panel-note">If it came back:</p>
          <DifferenceList differences={differences} />
          <button type="button" className="button" onClick={() => store.getState().restore(version.version)}>
            Take it into the draft
          </button>
        </>
      )}
    </div>
  );
}
