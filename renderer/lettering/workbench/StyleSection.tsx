import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LetteringEffects, LetteringStyle } from '../../../shared/lettering.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { LetterPicture } from './LetterPicture.tsx';
import './style-section.css';

export interface StyleSectionProps {
  /** The look that can be saved. */
  effects: LetteringEffects | null;
  font: string | null;
  onChoose: (style: LetteringStyle) => void;
}

/** Looks as pictures: a press gives the region that look. The region's own look can be kept as another one. */
export function StyleSection({ effects, font, onChoose }: StyleSectionProps) {
  const { styles: store, fonts } = useStores();
  const styles = useStore(store, (state) => state.styles) ?? [];
  useEffect(() => {
    void store.getState().load();
    void fonts.getState().showFaces();
  }, [store, fonts]);
  const isSame = (style: LetteringStyle) => JSON.stringify(style.effects) === JSON.stringify(effects);

  return (
    <>
      <ul className="work-styles" aria-label={t('Styles')}>
        {styles.map((style) => (
          <li key={style.id}>
            <button type="button" className="work-style" aria-pressed={isSame(style)} onClick={() => onChoose(style)}>
              <LetterPicture text="Ag" font={style.font} effects={style.effects} />
              <span>{style.label}</span>
            </button>
            {!style.isBuiltIn && (
              <button
                type="button"
                className="work-style-remove"
                aria-label={t('Remove the style {name}', { name: style.label })}
                onClick={() => void store.getState().remove(style.id)}
              >
                <X size={11} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {effects !== null && <SaveStyle effects={effects} font={font} />}
    </>
  );
}

function SaveStyle({ effects, font }: { effects: LetteringEffects; font: string | null }) {
  const { styles } = useStores();
  const [label, setLabel] = useState<string | null>(null);
  if (label === null) {
    return (
      <button type="button" className="text-button" onClick={() => setLabel('')}>
        {t('Save this look as a style…')}
      </button>
    );
  }
  return (
    <form
      className="work-save"
      onSubmit={(event) => {
        event.preventDefault();
        void styles
          .getState()
          .save(label.trim(), effects, font)
          .then((isSaved) => isSaved && setLabel(null));
      }}
    >
      <input
        className="field"
        aria-label={t('Name of the style')}
        placeholder={t('Name')}
        maxLength={60}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <button type="submit" className="button" disabled={label.trim() === ''}>
        {t('Save')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={() => setLabel(null)}>
        {t('Not now')}
      </button>
    </form>
  );
}
