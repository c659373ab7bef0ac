import { ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import type { Intent } from '../../shared/prompt.ts';
import { useStores } from '../app/stores.ts';
import { IntentChip } from '../reading/IntentChip.tsx';
import type { ReadingView } from '../reading/reading-view.ts';
import { t } from '../words/t.ts';
import { ComposerEstimate } from './estimate/ComposerEstimate.tsx';
import { RoutePopover } from './RoutePopover.tsx';
import { evidenceWords, PART_WORDS } from './reading-words.ts';

export interface ReadingLineProps {
  /** null = nothing is read yet. */
  view: ReadingView | null;
  onIntent?: (intent: Intent | null) => void;
  /** Opens what can be corrected. */
  editor?: { id: string; isOpen: boolean; toggle: () => void };
}

const MOST_STRINGS = 3;

/** How the prompt under the caret is read and where it will go. */
export function ReadingLine({ view, onIntent = () => undefined, editor }: ReadingLineProps) {
  const { composer } = useStores();
  const preview = useStore(composer, (state) => state.preview);
  const problem = useStore(composer, (state) => state.problem);

  if (problem !== null) {
    return (
      <div className="reading-line sentence-error" role="alert">
        {problem.title}. {problem.detail || problem.advice}
      </div>
    );
  }
  if (view === null || preview === null)
    return (
      <div className="reading-line is-empty">
        {t('The reading appears here while you type: what the prompt wants, what will be lettered, which model takes it and why.')}
      </div>
    );

  const { reading, route } = preview.reading;
  const words = editor?.isOpen ? [] : evidenceWords(reading);
  const strings = editor?.isOpen ? [] : view.lettering;
  const corrected = [...view.corrected].filter((part) => part !== 'intent').map((part) => t(PART_WORDS[part]));
  return (
    <div className="reading-line" aria-live="polite">
      <IntentChip view={view} onChange={onIntent} />
      {words.length > 0 && <span className="reading-words">{words.slice(0, 4).join(', ')}</span>}
      {strings.slice(0, MOST_STRINGS).map((row, index) => (
        <span
          key={index}
          className="lettering-chip"
          title={row.placement === '' ? t('Will be lettered') : t('Will be lettered {place}', { place: row.placement })}
        >
          {row.text}
          {row.placement !== '' && <em>{row.placement}</em>}
        </span>
      ))}
      {strings.length > MOST_STRINGS && <span className="reading-words">+{strings.length - MOST_STRINGS}</span>}
      {corrected.length > 0 && !editor?.isOpen && <span className="corrected-mark">{t('{parts} corrected', { parts: corrected.join(', ') })}</span>}
      <span className="reading-goes">
        <RoutePopover route={route} />
        <ComposerEstimate />
        {editor !== undefined && (
          <button
            type="button"
            className="small-button reading-toggle"
            aria-expanded={editor.isOpen}
            aria-controls={editor.isOpen ? editor.id : undefined}
            onClick={editor.toggle}
          >
            {t('Correct the reading')}
            <ChevronDown size={13} aria-hidden />
          </button>
        )}
      </span>
    </div>
  );
}
