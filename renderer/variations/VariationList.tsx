import { MarkedText } from '../ui/MarkedText.tsx';
import { t } from '../words/t.ts';
import { differingWords } from './differing-words.ts';

export interface VariationListProps {
  prompts: readonly string[];
  /** All that would be queued. */
  total: number;
  label: string;
}

/** The first of what would be queued; what tells them apart is highlighted. */
export function VariationList({ prompts, total, label }: VariationListProps) {
  const marks = differingWords(prompts);
  return (
    <ol className="variation-list selectable" aria-label={label}>
      {prompts.map((prompt, index) => (
        <li key={index} title={prompt}>
          <MarkedText text={prompt} marks={marks[index]} />
        </li>
      ))}
      {total > prompts.length && (
        <li className="variation-more">{total > 1e15 ? t('and endlessly many more') : t('and {count, number} more', { count: total - prompts.length })}</li>
      )}
    </ol>
  );
}
