import type { GuideSpan } from './guide-text.ts';

const ELEMENTS = { strong: 'strong', emphasis: 'em', code: 'code' } as const;

/** The words of a line. */
export function GuideSpans({ spans }: { spans: readonly GuideSpan[] }) {
  let at = 0;
  return spans.map(({ text, kind }) => {
    const key = at;
    at += text.length;
    if (kind === 'plain') return text;
    const Element = ELEMENTS[kind];
    return <Element key={key}>{text}</Element>;
  });
}
