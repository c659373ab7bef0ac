import { Segments } from '../../ui/Segments.tsx';
import { t } from '../../words/t.ts';
import { ChoiceLine } from './ChoiceLine.tsx';
import type { SettingsPartProps } from './FormatChoice.tsx';

const RESOLUTIONS = [72, 150, 300, 600];
const NONE = '';

/** What the files say about themselves. */
export function InsideFields({ request, onChange }: SettingsPartProps) {
  const { metadata, dpi, hasManifest } = request;
  const isKept = metadata === 'keep';
  const resolutions = [...new Set([...RESOLUTIONS, ...(dpi === null ? [] : [dpi])])].sort((a, b) => a - b);
  return (
    <>
      <div className="labelled">
        {t('What the files say about themselves')}
        <Segments
          label={t('What the files say about themselves')}
          value={metadata}
          options={[
            { value: 'keep', label: t('Keep the recipe') },
            { value: 'strip', label: t('Nothing but pixels') },
          ]}
          onChange={(next) => onChange({ metadata: next })}
        />
        <p className="export-about">
          {isKept
            ? t('Prompt, seed, model and recipe travel inside each picture. Whoever opens it can read them.')
            : t('Prompt, seed, model, dates and places are taken out: the pictures tell nothing of how they were made.')}
        </p>
        {!isKept && hasManifest && <p className="export-about">{t('The manifest beside the files still has all of it.')}</p>}
        <p className="export-about">
          {isKept
            ? t(
                'Content Credentials (C2PA, the signed note of who made a picture) stay on an imported picture that leaves unchanged, in its own size and format. On any other the signature would no longer be true: they go, and the notes of the export say so.',
              )
            : t('Content Credentials (C2PA, the signed note of who made a picture) are taken out as well, and the notes of the export say so.')}
        </p>
      </div>
      <ChoiceLine
        label={t('Print resolution')}
        value={dpi === null ? NONE : String(dpi)}
        options={[{ value: NONE, label: t('Not said') }, ...resolutions.map((one) => ({ value: String(one), label: t('{dpi} dpi', { dpi: one }) }))]}
        onChange={(next) => onChange({ dpi: next === NONE ? null : Number(next) })}
        about={t('Only says how large the picture is on paper. The pixels stay as they are.')}
      />
    </>
  );
}
