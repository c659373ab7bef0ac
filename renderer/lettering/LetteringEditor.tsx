import type { Box } from '../../shared/geometry.ts';
import type { LetteringOptions } from '../../shared/lettering.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { ArcField } from './ArcField.tsx';
import { BoxEditor } from './BoxEditor.tsx';
import { BoxFields } from './BoxFields.tsx';
import { clipBox, type ImageSize } from './box-edit.ts';
import { FontChoice } from './FontChoice.tsx';
import { LookFields } from './LookFields.tsx';
import './lettering.css';
import { withChange, withTexts } from './lettering-options.ts';
import { StyleChoice } from './StyleChoice.tsx';
import { TextList } from './TextList.tsx';

export interface LetteringEditorProps {
  value: LetteringOptions;
  onChange: (value: LetteringOptions) => void;
  /** What the prompt says; stands there until the strings are written by hand. */
  readTexts: readonly string[];
  size: ImageSize;
  /** The picture under the box; null = a blank sheet of that size. */
  sha256: string | null;
}

/** Everything that an artist may fix about lettering; what is left alone is chosen by Galley. */
export function LetteringEditor({ value, onChange, readTexts, size, sha256 }: LetteringEditorProps) {
  const { assets } = useStores();
  const change = (part: Partial<LetteringOptions>) => onChange(withChange(value, part));
  const box = value.box && clipBox(value.box, size);
  // Without a box there is no baseline to bend.
  const setBox = (next: Box | undefined) => change({ box: next, ...(next === undefined && { arc: undefined }) });

  return (
    <div className="lettering-editor">
      <div className="lettering-place">
        <BoxEditor box={box} size={size} onChange={setBox}>
          {sha256 === null ? <div className="box-sheet" /> : <img src={assets.url(sha256, 1024)} alt="" draggable={false} />}
        </BoxEditor>
        <BoxFields box={box} size={size} onChange={setBox} />
      </div>
      <div className="lettering-fields">
        <TextSection texts={value.texts} readTexts={readTexts} onChange={(texts) => onChange(withTexts(value, texts))} />
        <div className="lettering-line">
          <span>{t('Font')}</span>
          <FontChoice value={value.font ?? null} onChange={(font) => change({ font: font ?? undefined })} />
        </div>
        <div className="lettering-line">
          <span>{t('Style')}</span>
          <StyleChoice value={value.style ?? null} onChange={(style) => change({ style: style ?? undefined })} />
        </div>
        <ArcField arc={value.arc ?? 0} isDisabled={box === undefined} onChange={(arc) => change({ arc: arc === 0 ? undefined : arc })} />
        <LookFields effects={value.effects} onChange={(effects) => change({ effects })} />
      </div>
    </div>
  );
}

interface TextSectionProps {
  texts: readonly string[] | undefined;
  readTexts: readonly string[];
  onChange: (texts: string[] | undefined) => void;
}

function TextSection({ texts, readTexts, onChange }: TextSectionProps) {
  return (
    <fieldset className="lettering-texts">
      <legend>
        <span>{t('Strings')}</span>
        {texts === undefined ? (
          <span className="box-note">{t('as read from the prompt')}</span>
        ) : (
          <button type="button" className="text-button" onClick={() => onChange(undefined)}>
            {t('As read')}
          </button>
        )}
      </legend>
      <TextList texts={texts ?? readTexts} onChange={onChange} />
      {(texts ?? readTexts).length === 0 && <p className="box-note">{t('No strings: nothing will be lettered.')}</p>}
    </fieldset>
  );
}
