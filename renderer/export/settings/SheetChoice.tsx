import type { ExportRequest, SheetPaper } from '../../../shared/export.ts';
import { Segments } from '../../ui/Segments.tsx';
import { t } from '../../words/t.ts';

type Kind = 'png' | 'pdf' | 'both';

const FORMATS: Record<Kind, ExportRequest['sheetFormats']> = { png: ['png'], pdf: ['pdf'], both: ['png', 'pdf'] };
const SIZES: readonly SheetPaper['size'][] = ['A4', 'A3', 'letter'];

export interface SheetChoiceProps {
  request: ExportRequest;
  onChange: (change: Partial<ExportRequest>) => void;
}

/** Whether a contact sheet goes along, as what, and on which paper. */
export function SheetChoice({ request, onChange }: SheetChoiceProps) {
  const { hasContactSheet, sheetFormats, sheetPaper } = request;
  const kind: Kind = sheetFormats.length > 1 ? 'both' : sheetFormats[0];
  const kinds: { value: Kind; label: string }[] = [
    { value: 'png', label: 'PNG' },
    { value: 'pdf', label: 'PDF' },
    { value: 'both', label: t('Both') },
  ];
  const sizes = SIZES.map((value) => ({ value, label: value === 'letter' ? t('US Letter') : value }));
  return (
    <fieldset className="export-documents" aria-label={t('Contact sheet')}>
      <label className="tick">
        <input type="checkbox" checked={hasContactSheet} onChange={(event) => onChange({ hasContactSheet: event.target.checked })} />
        {t('Contact sheet')}
      </label>
      {hasContactSheet && (
        <Segments label={t('Contact sheet as')} value={kind} options={kinds} onChange={(next) => onChange({ sheetFormats: FORMATS[next] })} />
      )}
      {hasContactSheet && kind !== 'png' && (
        <>
          <Segments label={t('Paper')} value={sheetPaper.size} options={sizes} onChange={(size) => onChange({ sheetPaper: { ...sheetPaper, size } })} />
          <label className="tick">
            <input
              type="checkbox"
              checked={sheetPaper.isLandscape}
              onChange={(event) => onChange({ sheetPaper: { ...sheetPaper, isLandscape: event.target.checked } })}
            />
            {t('Pages lie on their side')}
          </label>
        </>
      )}
    </fieldset>
  );
}
