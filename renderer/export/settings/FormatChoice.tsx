import { EXPORT_FORMATS, type ExportFormat, type ExportRequest } from '../../../shared/export.ts';
import { t } from '../../words/t.ts';
import { formatLabel } from './setting-words.ts';

export interface SettingsPartProps {
  request: ExportRequest;
  onChange: (change: Partial<ExportRequest>) => void;
}

/** Which kinds of files; several give the same pictures more than once. At least one stays chosen. */
export function FormatChoice({ request, onChange }: SettingsPartProps) {
  const { format, alsoFormats } = request;
  const chosen = [...new Set([format, ...alsoFormats])];
  const toggle = (one: ExportFormat) => {
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    const [first, ...others] = next;
    if (first !== undefined) onChange({ format: first, alsoFormats: others });
  };
  return (
    <div className="labelled">
      {t('Formats')}
      <fieldset className="segments" aria-label={t('Formats')}>
        {EXPORT_FORMATS.map((one) => (
          <button key={one} type="button" className="segment" aria-pressed={chosen.includes(one)} onClick={() => toggle(one)}>
            {formatLabel(one)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
