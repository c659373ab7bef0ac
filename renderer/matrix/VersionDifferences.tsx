import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixVersion } from '../../shared/routing.ts';
import { Choice } from '../ui/Choice.tsx';
import { t } from '../words/t.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { differencesOf } from './differences.ts';
import type { MatrixState } from './store.ts';

export interface VersionDifferencesProps {
  store: StoreApi<MatrixState>;
  version: MatrixVersion;
  isCurrent: boolean;
}

/** How a version differs from another one, cell by cell, and the ways back to it. */
export function VersionDifferences({ store, version, isCurrent }: VersionDifferencesProps) {
  const versions = useStore(store, (state) => state.versions);
  const models = useStore(store, (state) => state.models);
  const isSaving = useStore(store, (state) => state.isSaving);
  const others = versions.filter((other) => other.version !== version.version);
  // An older one against what is in force; the one in force against what was before it.
  const usual = isCurrent ? others[0]?.version : versions[0]?.version;
  const [chosen, setChosen] = useState<number | undefined>(usual);
  const other = others.find((candidate) => candidate.version === chosen) ?? others[0];
  if (other === undefined) return <p className="panel-note version-body">{t('Prompts are routed by this version.')}</p>;
  const differences = differencesOf(other.matrix, version.matrix, models);
  return (
    <div className="version-body">
      <div className="version-other">
        <span>{t('Compared with')}</span>
        <Choice
          label={t('Compared with')}
          value={String(other.version)}
          options={others.map((candidate) => ({ value: String(candidate.version), label: t('Version {version}', { version: candidate.version }) }))}
          onChange={(value) => setChosen(Number(value))}
        />
      </div>
      {differences.length === 0 ? <p className="panel-note">{t('They are the same.')}</p> : <DifferenceList differences={differences} />}
      {!isCurrent && (
        <div className="save-buttons">
          <button
            type="button"
            className="button"
            disabled={isSaving}
            onClick={() => void store.getState().put(version.matrix, t('Back to version {version}', { version: version.version }))}
          >
            {t('Restore')}
          </button>
          <button type="button" className="button" data-kind="quiet" onClick={() => store.getState().takeVersion(version.version)}>
            {t('Take it into the draft')}
          </button>
        </div>
      )}
    </div>
  );
}
