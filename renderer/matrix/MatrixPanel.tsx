import '../ui/side-panel.css';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import { DraftChanges } from './DraftChanges.tsx';
import { SaveDraft } from './SaveDraft.tsx';
import type { MatrixState } from './store.ts';
import { VersionList } from './VersionList.tsx';

/** What an edit would change while there is one; below it the versions; at the foot what makes the edit a version. */
export function MatrixPanel({ store }: { store: StoreApi<MatrixState> }) {
  const isEdited = useStore(store, (state) => state.isEdited);
  return (
    <aside className="side-panel matrix-panel" aria-label={t('Changes and versions')}>
      <div className="matrix-panel-parts">
        {isEdited ? (
          <DraftChanges store={store} />
        ) : (
          <section className="panel-section">
            <h2>{t('What changes')}</h2>
            <p className="panel-note">
              {t('Nothing yet. Edit a cell: before you save, you see here which of your newest prompts would go elsewhere, and what that takes.')}
            </p>
          </section>
        )}
        <VersionList store={store} />
      </div>
      {isEdited && <SaveDraft store={store} />}
    </aside>
  );
}
