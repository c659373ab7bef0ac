import type { StoreApi } from 'zustand/vanilla';
import { type ExportRequest, SHEET_CAPTIONS, type SheetCaption, type SheetPaper } from '../../../shared/export.ts';
import { Segments } from '../../ui/Segments.tsx';
import { t } from '../../words/t.ts';
import { ChoiceLine } from '../settings/ChoiceLine.tsx';
import { captionChoices } from '../settings/setting-words.ts';
import type { ExportState } from '../store.ts';
import { SheetPreview } from './SheetPreview.tsx';
import './sheet.css';

type Kind = 'png' | 'pdf' | 'both';

const FORMATS: Record<Kind, ExportRequest['sheetFormats']> = { png: ['png'], pdf: ['pdf'], both: ['png', 'pdf'] };
const SIZES: readonly SheetPaper['size'][] = ['A4', 'A3', 'letter'];
const AUTO = 'auto';

export interface SheetFieldsProps {
  store: StoreApi<ExportState>;
  request: ExportRequest;
  onChange: (change: Partial<ExportRequest>) => void;
}

/** The contact sheet: as what, on which paper, what stands below each picture, and how that looks. */
export function SheetFields({ store, request, onChange }: SheetFieldsProps) {
  const { sheetFormats, sheetPaper, sheetColumns, sheetPng } = request;
  const kind: Kind = sheetFormats.length > 1 ? 'both' : sheetFormats[0];
  const kinds: { value: Kind; label: string }[] = [
    { value: 'png', label: 'PNG' },
    { value: 'pdf', label: 'PDF' },
    { value: 'both', label: t('Both') },
  ];
  const hasPages = kind !== 'png' || sheetPng === 'pages';
  const setPaper = (change: Partial<SheetPaper>) => onChange({ sheetPaper: { ...sheetPaper, ...change } });
  return (
    <>
      <div className="labelled">
        {t('Contact sheet as')}
        <Segments label={t('Contact sheet as')} value={kind} options={kinds} onChange={(next) => onChange({ sheetFormats: FORMATS[next] })} />
      </div>
      {kind !== 'pdf' && (
        <label className="tick">
          <input type="checkbox" checked={sheetPng === 'pages'} onChange={(event) => onChange({ sheetPng: event.target.checked ? 'pages' : 'one' })} />
          {t('PNG in pages instead of one tall picture')}
        </label>
      )}
      {hasPages && (
        <>
          <div className="labelled">
            {t('Paper')}
            <Segments
              label={t('Paper')}
              value={sheetPaper.size}
              options={SIZES.map((value) => ({ value, label: value === 'letter' ? t('US Letter') : value }))}
              onChange={(size) => setPaper({ size })}
            />
          </div>
          <label className="tick">
            <input type="checkbox" checked={sheetPaper.isLandscape} onChange={(event) => setPaper({ isLandscape: event.target.checked })} />
            {t('Pages lie on their side')}
          </label>
        </>
      )}
      <ChoiceLine
        label={t('Pictures in a row')}
        value={sheetColumns === null ? AUTO : String(sheetColumns)}
        options={[{ value: AUTO, label: t('As fits') }, ...[1, 2, 3, 4, 5, 6].map((count) => ({ value: String(count), label: String(count) }))]}
        onChange={(next) => onChange({ sheetColumns: next === AUTO ? null : Number(next) })}
      />
      <CaptionTicks request={request} onChange={onChange} />
      <SheetPreview store={store} />
    </>
  );
}

function CaptionTicks({ request, onChange }: Omit<SheetFieldsProps, 'store'>) {
  const { sheetCaptions } = request;
  const toggle = (caption: SheetCaption) => onChange({ sheetCaptions: SHEET_CAPTIONS.filter((one) => (one === caption) !== sheetCaptions.includes(one)) });
  return (
    <fieldset className="export-documents export-captions">
      <legend>{t('Below each picture, besides its name')}</legend>
      {captionChoices().map(({ value, label }) => (
        <label key={value} className="tick">
          <input type="checkbox" checked={sheetCaptions.includes(value)} onChange={() => toggle(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
