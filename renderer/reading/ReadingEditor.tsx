import type { ReactNode } from 'react';
import type { ReadingCorrection } from '../../shared/job.ts';
import type { Range, ReadingPart } from '../../shared/prompt.ts';
import { MAX_TEXTS } from '../lettering/lettering-options.ts';
import { PART_WORDS } from '../queue/reading-words.ts';
import { CorrectedMark } from './CorrectedMark.tsx';
import { LetteringPart } from './LetteringPart.tsx';
import type { ReadingView } from './reading-view.ts';
import { WordsPart } from './WordsPart.tsx';
import './reading.css';
import { t } from '../words/t.ts';

export interface ReadingEditorProps {
  view: ReadingView;
  /** Names only what changes; null = as it was read. */
  onCorrect: (correction: ReadingCorrection) => void;
  /** Nothing can be changed just now. */
  isDisabled?: boolean;
  /** Why the words cannot be marked; null = they can. */
  wordsNote?: string | null;
  selection?: Range | null;
  tells: 'typing' | 'leaving';
}

interface PartProps {
  title: string;
  part: ReadingPart;
  editor: ReadingEditorProps;
  children: ReactNode;
}

function Part({ title, part, editor: { view, onCorrect, isDisabled }, children }: PartProps) {
  return (
    <section className="reading-part" aria-label={title}>
      <h3>
        {title}
        {view.corrected.has(part) && <CorrectedMark part={t(PART_WORDS[part])} onUndo={isDisabled ? undefined : () => onCorrect({ [part]: null })} />}
      </h3>
      {view.readAnew.has(part) ? <p className="reading-note">{t('Will be read from the prompt again.')}</p> : children}
    </section>
  );
}

/** The strings and the words of a reading, both open to correction; the intent has its own chip. */
export function ReadingEditor(props: ReadingEditorProps) {
  const { view, onCorrect, isDisabled = false, wordsNote = null, selection, tells } = props;
  const { lettering } = view;
  return (
    <div className="reading-editor">
      <Part title={t('Object and style')} part="words" editor={props}>
        <WordsPart
          view={view}
          selection={selection}
          isDisabled={isDisabled || wordsNote !== null}
          onWords={(words) => onCorrect({ words })}
          onLetter={(text) =>
            text !== '' && lettering.length < MAX_TEXTS && onCorrect({ lettering: [...lettering, { text: text.slice(0, 200), placement: '' }] })
          }
        />
        {wordsNote !== null && <p className="reading-note">{wordsNote}</p>}
      </Part>
      <Part title={t('Lettering')} part="lettering" editor={props}>
        <LetteringPart rows={lettering} isDisabled={isDisabled} tells={tells} onChange={(rows) => onCorrect({ lettering: rows })} />
      </Part>
    </div>
  );
}
