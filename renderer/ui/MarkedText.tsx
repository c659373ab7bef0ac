import { type Mark, segmentsOf } from './highlight.ts';

/** Text with highlighted ranges. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return segmentsOf(text, marks).map((segment, index) =>
    segment.kinds.length === 0 ? (
      segment.text
    ) : (
      <mark key={index} className={segment.kinds.map((kind) => `mark-${kind}`).join(' ')}>
        {segment.text}
      </mark>
    ),
  );
}
