import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../../words/t.ts';
import type { ExportState } from '../store.ts';
import { DocumentChoice } from './DocumentChoice.tsx';
import { FolderField } from './FolderField.tsx';
import { NameField } from './NameField.tsx';
import { PictureFields } from './PictureFields.tsx';
import { Section } from './Section.tsx';
import { SheetChoice } from './SheetChoice.tsx';
import './settings.css';

/** Everything that can be said of an export before it begins. */
export function ExportSettings({ store }: { store: StoreApi<ExportState> }) {
  const request = useStore(store, (state) => state.request);
  const { change } = store.getState();
  return (
    <form className="export-settings" aria-label={t('Export settings')} onSubmit={(event) => event.preventDefault()}>
      <Section title={t('Folder and names')}>
        <FolderField store={store} />
        <NameField store={store} />
      </Section>
      <Section title={t('Pictures')}>
        <PictureFields request={request} onChange={change} />
        <label className="tick">
          <input type="checkbox" checked={request.hasLayers} onChange={(event) => change({ hasLayers: event.target.checked })} />
          {t('Layers of split renders, as PNG')}
        </label>
        <DocumentChoice documents={request.documents} onChange={(documents) => change({ documents })} />
      </Section>
      <Section title={t('Papers that go along')}>
        <label className="tick">
          <input type="checkbox" checked={request.hasManifest} onChange={(event) => change({ hasManifest: event.target.checked })} />
          {t('Manifest with recipe and measures')}
        </label>
        <SheetChoice request={request} onChange={change} />
      </Section>
    </form>
  );
}
