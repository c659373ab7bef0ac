import { useStore } from 'zustand';
import { t } from '../../words/t.ts';
import { PresetBar } from '../presets/PresetBar.tsx';
import { SheetFields } from '../sheet/SheetFields.tsx';
import type { ExportStores } from '../use-export-stores.ts';
import { ChoiceLine } from './ChoiceLine.tsx';
import { DocumentChoice } from './DocumentChoice.tsx';
import { FolderField } from './FolderField.tsx';
import { InsideFields } from './InsideFields.tsx';
import { NameField } from './NameField.tsx';
import { PictureFields } from './PictureFields.tsx';
import { Section } from './Section.tsx';
import { editableSummary, existingChoices, insideSummary, papersSummary, pictureSummary } from './setting-words.ts';
import './settings.css';

/** Everything that can be said of an export before it begins. */
export function ExportSettings(stores: ExportStores) {
  const store = stores.setup;
  const request = useStore(store, (state) => state.request);
  const { change } = store.getState();
  return (
    <form className="export-settings" aria-label={t('Export settings')} onSubmit={(event) => event.preventDefault()}>
      <PresetBar {...stores} />
      <Section title={t('Folder and names')} summary={request.template} isOpen>
        <FolderField store={store} />
        <NameField store={store} />
        <ChoiceLine
          label={t('If a file is there already')}
          value={request.existing}
          options={existingChoices()}
          onChange={(existing) => change({ existing })}
          about={request.existing === 'overwrite' ? t('What is replaced does not come back.') : undefined}
        />
      </Section>
      <Section title={t('Pictures')} summary={pictureSummary(request)} isOpen>
        <PictureFields request={request} onChange={change} />
      </Section>
      <Section title={t('Editable files')} summary={editableSummary(request)}>
        <DocumentChoice documents={request.documents} onChange={(documents) => change({ documents })} />
        <label className="tick">
          <input type="checkbox" checked={request.hasLayers} onChange={(event) => change({ hasLayers: event.target.checked })} />
          {t('Layers of split renders, as PNG')}
        </label>
      </Section>
      <Section title={t('Inside the files')} summary={insideSummary(request)}>
        <InsideFields request={request} onChange={change} />
      </Section>
      <Section title={t('Papers that go along')} summary={papersSummary(request)}>
        <label className="tick">
          <input type="checkbox" checked={request.hasManifest} onChange={(event) => change({ hasManifest: event.target.checked })} />
          {t('Manifest with recipe and measures')}
        </label>
        <label className="tick">
          <input type="checkbox" checked={request.hasContactSheet} onChange={(event) => change({ hasContactSheet: event.target.checked })} />
          {t('Contact sheet')}
        </label>
        {request.hasContactSheet && <SheetFields store={store} request={request} onChange={change} />}
      </Section>
    </form>
  );
}
