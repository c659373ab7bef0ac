import { EXPORT_FORMATS, type ExportFormat, type ExportRequest } from '../../../shared/export.ts';
import { Segments } from '../../ui/Segments.tsx';
import { t } from '../../words/t.ts';
import { ScaleChoice } from './ScaleChoice.tsx';

/** Names of formats are the same in every language. */
const LABELS: Partial<Record<ExportFormat, string>> = { jpeg: 'JPEG', webp: 'WebP' };
const FORMATS = EXPORT_FORMATS.map((value) => ({ value, label: LABELS[value] ?? value.toUpperCase() }));

export interface SettingsPartProps {
  request: ExportRequest;
  onChange: (change: Partial<ExportRequest>) => void;
}

/** As which files and at which sizes the pictures are written. */
export function PictureFields({ request, onChange }: SettingsPartProps) {
  return (
    <>
      <div className="labelled">
        {t('Format')}
        <Segments label={t('Format')} value={request.format} options={FORMATS} onChange={(format) => onChange({ format })} />
      </div>
      {request.format !== 'png' && (
        <label className="labelled">
          {t('Quality {quality}', { quality: request.quality })}
          <input type="range" min={1} max={100} value={request.quality} onChange={(event) => onChange({ quality: Number(event.target.value) })} />
        </label>
      )}
      <ScaleChoice scales={request.scales} onChange={(scales) => onChange({ scales })} />
    </>
  );
}
