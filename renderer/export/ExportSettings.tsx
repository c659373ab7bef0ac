import { FolderOpen } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { EXPORT_FORMATS } from '../../shared/export.ts';
import { useStores } from '../app/stores.ts';
import { Segments } from '../ui/Segments.tsx';
import { DocumentChoice } from './DocumentChoice.tsx';
import { ScaleChoice } from './ScaleChoice.tsx';
import { SheetChoice } from './SheetChoice.tsx';
import type { ExportState } from './store.ts';

const TOKENS = ['{project}', '{intent}', '{slug}', '{n}', '{id}', '{model}', '{seed}', '{width}', '{height}', '{scale}', '{date}'];
const FORMATS = EXPORT_FORMATS.map((value) => ({ value, label: value === 'jpeg' ? 'JPEG' : value === 'webp' ? 'WebP' : value.toUpperCase() }));

export function ExportSettings({ store }: { store: StoreApi<ExportState> }) {
  const { session } = useStores();
  const canChooseFolder = useStore(session, (state) => state.info?.canChooseFolder ?? false);
  const request = useStore(store, (state) => state.request);
  const { change, chooseFolder } = store.getState();
  return (
    <form className="export-settings" aria-label="Export settings" onSubmit={(event) => event.preventDefault()}>
      <label className="labelled">
        Folder
        <span className="export-folder">
          <input className="field" value={request.folder} spellCheck={false} onChange={(event) => change({ folder: event.target.value })} />
          {canChooseFolder && (
            <button type="button" className="button" onClick={() => void chooseFolder()}>
              <FolderOpen size={14} aria-hidden />
              Choose
            </button>
          )}
        </span>
      </label>
      <label className="labelled">
        Names
        <input className="field export-template" value={request.template} spellCheck={false} onChange={(event) => change({ template: event.target.value })} />
      </label>
      <fieldset className="export-tokens" aria-label="Add to the names">
        {TOKENS.map((token) => (
          <button key={token} type="button" className="token" onClick={() => change({ template: request.template + token })}>
            {token}
          </button>
        ))}
      </fieldset>
      <div className="labelled">
        Format
        <Segments label="Format" value={request.format} options={FORMATS} onChange={(format) => change({ format })} />
      </div>
      {request.format !== 'png' && (
        <label className="labelled">
          Quality {request.quality}
          <input type="range" min={1} max={100} value={request.quality} onChange={(event) => change({ quality: Number(event.target.value) })} />
        </label>
      )}
      <ScaleChoice scales={request.scales} onChange={(scales) => change({ scales })} />
      <label className="tick">
        <input type="checkbox" checked={request.hasLayers} onChange={(event) => change({ hasLayers: event.target.checked })} />
        Layers of split renders, as PNG
      </label>
      <DocumentChoice documents={request.documents} onChange={(documents) => change({ documents })} />
      <label className="tick">
        <input type="checkbox" checked={request.hasManifest} onChange={(event) => change({ hasManifest: event.target.checked })} />
        Manifest with recipe and measures
      </label>
      <SheetChoice request={request} onChange={change} />
    </form>
  );
}
