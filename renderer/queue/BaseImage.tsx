import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Picture } from '../ui/Picture.tsx';
import { textsOf } from './request-options.ts';

/** The imported image that will be lettered, and the strings for it. */
export function BaseImage() {
  const { composer } = useStores();
  const base = useStore(composer, (state) => state.base);
  if (base === null) return null;

  function setTexts(texts: string[]): void {
    composer.getState().setOptions({ texts: texts.length === 0 ? null : texts });
  }

  return (
    <div className="base-image">
      <div className="base-image-picture">
        <Picture sha256={base.sha256} width={256} alt={base.name} />
        <button type="button" className="icon-button" aria-label="Remove image" onClick={() => composer.getState().removeBase()}>
          <X size={13} aria-hidden />
        </button>
      </div>
      <label className="labelled">
        <span>
          Letter this image{' '}
          <span className="number">
            ({base.width} × {base.height})
          </span>
        </span>
        <textarea
          className="field"
          rows={2}
          aria-label="Strings to letter"
          placeholder="What it should say, one string a line"
          onChange={(event) => setTexts(textsOf(event.target.value))}
        />
      </label>
    </div>
  );
}
