import { t } from '../../words/t.ts';
import { ChoiceLine } from './ChoiceLine.tsx';
import { FormatChoice, type SettingsPartProps } from './FormatChoice.tsx';
import { ScaleChoice } from './ScaleChoice.tsx';
import { sidesAbout, sidesChoices } from './setting-words.ts';

const OWN_SCALES = [0.5, 1, 2, 3, 4];

/** As which files and at which sizes the pictures are written. */
export function PictureFields({ request, onChange }: SettingsPartProps) {
  const { format, alsoFormats, quality, scales, ownScale, sides } = request;
  const hasQuality = [format, ...alsoFormats].some((one) => one !== 'png' && one !== 'tiff');
  const ownScales = [...new Set([...OWN_SCALES, ownScale])].sort((a, b) => a - b);
  return (
    <>
      <FormatChoice request={request} onChange={onChange} />
      {hasQuality && (
        <label className="labelled">
          {t('Quality {quality}', { quality })}
          <input type="range" min={1} max={100} value={quality} onChange={(event) => onChange({ quality: Number(event.target.value) })} />
        </label>
      )}
      <ScaleChoice scales={scales} onChange={(next) => onChange({ scales: next })} />
      <ChoiceLine
        label={t('The proof’s own pixels are')}
        value={String(ownScale)}
        options={ownScales.map((scale) => ({ value: String(scale), label: scale === 1 ? t('1×: larger sizes are enlarged') : t('the {scale}×', { scale }) }))}
        onChange={(next) => onChange({ ownScale: Number(next) })}
        about={
          Math.max(...scales) > ownScale ? t('Sizes above {scale}× are enlarged: smooth, but no new detail.', { scale: ownScale }) : t('Nothing is enlarged.')
        }
      />
      <ChoiceLine
        label={t('Sides that are no power of two')}
        value={sides}
        options={sidesChoices()}
        onChange={(next) => onChange({ sides: next })}
        about={sidesAbout(sides)}
      />
    </>
  );
}
