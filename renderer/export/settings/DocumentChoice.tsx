import { EXPORT_DOCUMENTS, type ExportDocument } from '../../../shared/export.ts';
import { msg, t } from '../../words/t.ts';

const WORDS: Record<ExportDocument, { label: string; title: string }> = {
  psd: {
    label: msg('Photoshop (PSD), with editable text'),
    title: msg('Original, restored background, lettering as pixels and as text layers, mask'),
  },
  svg: { label: msg('SVG, lettering as outlines'), title: msg('The restored background as a picture, every string as outlines that keep its words') },
  ora: { label: msg('OpenRaster (ORA), for Krita and GIMP'), title: msg('Original, restored background, lettering as pixels, mask') },
};

export interface DocumentChoiceProps {
  documents: readonly ExportDocument[];
  onChange: (documents: ExportDocument[]) => void;
}

/** Which editable files go beside each picture. */
export function DocumentChoice({ documents, onChange }: DocumentChoiceProps) {
  const toggle = (kind: ExportDocument) => onChange(EXPORT_DOCUMENTS.filter((other) => (other === kind) !== documents.includes(other)));
  return (
    <fieldset className="export-documents">
      <legend>{t('Editable files beside each picture')}</legend>
      {EXPORT_DOCUMENTS.map((kind) => (
        <label key={kind} className="tick" title={t(WORDS[kind].title)}>
          <input type="checkbox" checked={documents.includes(kind)} onChange={() => toggle(kind)} />
          {t(WORDS[kind].label)}
        </label>
      ))}
    </fieldset>
  );
}
