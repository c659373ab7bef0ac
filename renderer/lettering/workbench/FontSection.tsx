import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { FontMatch } from '../../../shared/lettering.ts';
import { useStores } from '../../app/stores.ts';
import { formatShare } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { t } from '../../words/t.ts';
import { FontChoice } from '../FontChoice.tsx';
import { faceOf, licenceWords } from '../face-name.ts';
import './font-section.css';

export interface FontSectionProps {
  text: string;
  value: string | null;
  /** Faces that look like what stood there, best first. */
  matches: readonly FontMatch[];
  onChange: (font: string | null) => void;
}

const TAKEN = '.ttf,.otf,.woff2';

/** The faces that match, each setting the string; or any face, or a font file of the team. */
export function FontSection({ text, value, matches, onChange }: FontSectionProps) {
  const { fonts: store } = useStores();
  const fonts = useStore(store, (state) => state.fonts) ?? [];
  const isAdding = useStore(store, (state) => state.isAdding);
  const file = useRef<HTMLInputElement>(null);
  const chosen = fonts.find(({ id }) => id === value);
  useEffect(() => {
    void store.getState().load();
    void store.getState().showFaces();
  }, [store]);

  async function add(files: FileList | null): Promise<void> {
    const added = files?.[0] && (await store.getState().add(files[0]));
    if (added !== undefined) onChange(added.id);
  }

  return (
    <>
      {matches.length > 0 && (
        <ul className="font-matches" aria-label={t('Fonts that match')}>
          {matches.map(({ font, score }) => (
            <li key={font}>
              <button type="button" className="font-match" aria-pressed={font === value} onClick={() => onChange(font)}>
                <span className="font-match-letters" style={{ fontFamily: `"${faceOf(font)}", var(--font)` }}>
                  {text}
                </span>
                <span className="font-match-name">{fonts.find(({ id }) => id === font)?.family ?? font}</span>
                <span className="font-match-score number">{formatShare(score)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="work-font-line">
        <FontChoice value={value} onChange={onChange} />
        {chosen?.isAdded && (
          <IconButton
            Icon={Trash2}
            label={t('Remove {name} from the project', { name: chosen.family })}
            onClick={() => {
              onChange(null);
              void store.getState().remove(chosen.id);
            }}
          />
        )}
        <button type="button" className="button" disabled={isAdding} onClick={() => file.current?.click()}>
          <Plus size={13} aria-hidden /> {t('Font file…')}
        </button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={t('Font file')}
          accept={TAKEN}
          onChange={(event) => {
            void add(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      {chosen !== undefined && <p className="box-note">{licenceWords(chosen)}</p>}
    </>
  );
}
