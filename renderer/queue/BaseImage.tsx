import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { cleanTexts, isSameText, withChange } from '../lettering/lettering-options.ts';
import { Picture } from '../ui/Picture.tsx';
import { t } from '../words/t.ts';

/** The imported image that will be lettered, and the strings for it. Where they stand and how they look is in the lettering options. */
export function BaseImage() {
  const { composer } = useStores();
  const base = useStore(composer, (state) => state.base);
  const lettering = useStore(composer, (state) => state.options.lettering);
  const [draft, setDraft] = useState('');
  if (base === null) return null;
  const texts = lettering.texts ?? [];

  function setText(text: string): void {
    setDraft(text);
    const written = cleanTexts(text.split('\n'));
    composer.getState().setOptions({ lettering: withChange(lettering, { texts: written.length === 0 ? undefined : written }) });
  }

  return (
    <div className="base-image">
      <div className="base-image-picture">
        <Picture sha256={base.sha256} width={256} alt={base.name} />
        <button type="button" className="icon-button" aria-label={t('Remove image')} onClick={() => composer.getState().removeBase()}>
          <X size={13} aria-hidden />
        </button>
      </div>
      <label className="labelled">
        <span>
          {t('Letter this image')}{' '}
          <span className="number">
            ({base.width} × {base.height})
          </span>
        </span>
        <textarea
          className="field"
          rows={2}
          dir="auto"
          aria-label={t('Strings to letter')}
          placeholder={t('What it should say, one string a line')}
          value={isSameText(cleanTexts(draft.split('\n')), texts) ? draft : texts.join('\n')}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
    </div>
  );
}
