import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import type { MatrixState } from './store.ts';
import { VersionEntry } from './VersionEntry.tsx';

/** Every saved version, newest first; an opened one shows how it differs from any other. */
export function VersionList({ store }: { store: StoreApi<MatrixState> }) {
  const versions = useStore(store, (state) => state.versions);
  const [open, setOpen] = useState<number | null>(null);
  return (
    <section className="panel-section panel-versions">
      <h2>{t('Versions')}</h2>
      <ul className="version-list">
        {versions.map((version) => (
          <VersionEntry
            key={version.version}
            store={store}
            version={version}
            isOpen={open === version.version}
            onToggle={() => setOpen(open === version.version ? null : version.version)}
          />
        ))}
      </ul>
    </section>
  );
}
