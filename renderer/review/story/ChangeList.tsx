import type { RecipeChange } from '../../../shared/review.ts';
import { t } from '../../words/t.ts';
import { changeName, changeValue } from './words.ts';

/** In what two recipes differ, one line a thing; of the prompt, the words. */
export function ChangeList({ changes }: { changes: readonly RecipeChange[] }) {
  return (
    <ul className="change-list selectable">
      {changes.map((change, index) => (
        <li key={index}>
          <span className="change-name">{changeName(change)}</span>
          {change.part === 'prompt' ? (
            <span className="change-words" dir="auto">
              {change.words.map(({ kind, text }, place) => (
                <ChangedWords key={place} kind={kind} text={text} />
              ))}
            </span>
          ) : (
            <span className="change-values number">
              {change.before !== null && change.part !== 'step-added' && <del>{changeValue(change, change.before)}</del>}
              {change.after !== null && change.part !== 'step-removed' && <ins>{changeValue(change, change.after)}</ins>}
              {change.after === null && change.part !== 'step-removed' && <ins>{t('none')}</ins>}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function ChangedWords({ kind, text }: { kind: 'same' | 'removed' | 'added'; text: string }) {
  if (kind === 'removed') return <del>{text}</del>;
  if (kind === 'added') return <ins>{text}</ins>;
  return <span>{text}</span>;
}
