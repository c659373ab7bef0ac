import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { ReadingCorrection } from '../../shared/job.ts';
import type { Range } from '../../shared/prompt.ts';
import { useStores } from '../app/stores.ts';
import { withRows } from '../lettering/lettering-options.ts';
import { ReadingEditor } from '../reading/ReadingEditor.tsx';
import { viewOf } from '../reading/reading-view.ts';
import { mayVary } from '../reading/words.ts';
import { t } from '../words/t.ts';
import { promptsIn } from './composer-prompts.ts';
import type { PromptPart } from './prompt-lines.ts';
import { ReadingLine } from './ReadingLine.tsx';

/** The reading of what is typed, and on request everything in it that can be corrected. */
export function ComposerReading() {
  const { composer } = useStores();
  const preview = useStore(composer, (state) => state.preview);
  const options = useStore(composer, (state) => state.options);
  const count = useStore(composer, (state) => promptsIn(state).length);
  const text = useStore(composer, (state) => state.text);
  const selection = useStore(composer, (state) => state.selection);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (preview === null) return <ReadingLine view={null} />;

  const said = { ...(options.intent !== null && { intent: options.intent }), lettering: options.lettering };
  const { reading, variations } = preview.reading;
  const { part } = preview;
  const isCurrent = text.startsWith(part.text, part.start);
  const view = viewOf(reading, said, isCurrent && options.words !== null ? { words: options.words } : {});
  const { setOptions } = composer.getState();
  function correct({ intent, lettering, words }: ReadingCorrection): void {
    setOptions({
      ...(intent !== undefined && { intent }),
      ...(lettering !== undefined && { lettering: withRows(options.lettering, lettering) }),
      ...(words !== undefined && { words }),
    });
  }
  const isOne = count === 1 && variations === 1 && !mayVary(part.text);
  return (
    <>
      <ReadingLine view={view} onIntent={(intent) => correct({ intent })} editor={{ id, isOpen, toggle: () => setOpen(!isOpen) }} />
      {isOpen && (
        <section id={id} className="composer-reading" aria-label={t('Reading')}>
          <h2 className="visually-hidden">{t('How the prompt is read')}</h2>
          {count > 1 && (
            <p className="reading-note">
              {t('This is the prompt with the cursor. Another intent or other lettering holds for all {count, number} prompts.', { count })}
            </p>
          )}
          <ReadingEditor
            view={view}
            tells="typing"
            onCorrect={correct}
            selection={isCurrent && selection !== null ? within(selection, part) : null}
            wordsNote={isOne ? null : t('Object and style can be marked for one prompt without variations; once these are queued, for each job.')}
          />
        </section>
      )}
    </>
  );
}

/** A selection of the text as a range of one of its prompts; null when it reaches out of it. */
function within({ start, end }: Range, part: PromptPart): Range | null {
  const range = { start: start - part.start, end: end - part.start };
  return range.start >= 0 && range.end <= part.text.length ? range : null;
}
