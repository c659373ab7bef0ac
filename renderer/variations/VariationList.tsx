import { formatCount } from '../ui/format.ts';
import { MarkedText } from '../ui/MarkedText.tsx';
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
      {total > prompts.length && <li className="variation-more">and {total > 1e15 ? 'endlessly many' : formatCount(total - prompts.length)} more</li>}
    </ol>
  );
}
