import { EXPORT_DOCUMENTS, type ExportDocument } from '../../shared/export.ts';

const WORDS: Record<ExportDocument, { label: string; title: string }> = {
  psd: { label: 'Photoshop (PSD), with editable text', title: 'Original, restored background, lettering as pixels and as text layers, mask' },
  svg: { label: 'SVG, lettering as outlines', title: 'The restored background as a picture, every string as outlines that keep its words' },
  ora: { label: 'OpenRaster (ORA), for Krita and GIMP', title: 'Original, restored background, lettering as pixels, mask' },
};

export interface DocumentChoiceProps {
  documents: ExportDocument[];
  onChange: (documents: ExportDocument[]) => void;
}

/** Which editable files go beside each picture. */
export function DocumentChoice({ documents, onChange }: DocumentChoiceProps) {
  const toggle = (kind: ExportDocument) => onChange(EXPORT_DOCUMENTS.filter((other) => (other === kind) !== documents.includes(other)));
  return (
    <fieldset className="export-documents">
      <legend>Editable files beside each picture</legend>
      {EXPORT_DOCUMENTS.map((kind) => (
        <label key={kind} className="tick" title={WORDS[kind].title}>
          <input type="checkbox" checked={documents.includes(kind)} onChange={() => toggle(kind)} />
          {WORDS[kind].label}
        </label>
      ))}
    </fieldset>
  );
}
