import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { formatCount } from '../ui/format.ts';
import { IntentBadge } from '../ui/IntentBadge.tsx';
import { RoutePopover } from './RoutePopover.tsx';
import { evidenceWords } from './reading-words.ts';

/** How the prompt under the caret is read and where it will go. */
export function ReadingLine() {
  const { composer } = useStores();
  const preview = useStore(composer, (state) => state.preview);
  const written = useStore(composer, (state) => state.options.lettering.texts);
  const problem = useStore(composer, (state) => state.problem);

  if (problem !== null) {
    return (
      <div className="reading-line sentence-error" role="alert">
        {problem.title}. {problem.detail || problem.advice}
      </div>
    );
  }
  if (preview === null)
    return (
      <div className="reading-line is-empty">
        The reading appears here while you type: what the prompt wants, what will be lettered, which model takes it and why.
      </div>
    );

  const { reading, route, variations, firstVariations } = preview.reading;
  const words = evidenceWords(reading);
  // Strings that were written by hand replace those that are read.
  const lettering = written?.map((text) => ({ text, placement: '' })) ?? reading.lettering;
  return (
    <div className="reading-line" aria-live="polite">
      <IntentBadge intent={route.intent} />
      {words.length > 0 && <span className="reading-words">{words.slice(0, 5).join(', ')}</span>}
      {lettering.map((request, index) => (
        <span key={index} className="lettering-chip" title={request.placement === '' ? 'Will be lettered' : `Will be lettered ${request.placement}`}>
          {request.text}
          {request.placement !== '' && <em>{request.placement}</em>}
        </span>
      ))}
      <RoutePopover route={route} />
      {variations > 1 && (
        <span className="reading-variations" title={firstVariations.join('\n')}>
          {formatCount(variations)} variations
        </span>
      )}
    </div>
  );
}
