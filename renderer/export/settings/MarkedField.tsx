import { type ComponentProps, useRef } from 'react';
import { type Mark, segmentsOf } from '../../ui/highlight.ts';

export interface MarkedFieldProps extends Omit<ComponentProps<'input'>, 'onScroll'> {
  value: string;
  marks: readonly Mark[];
}

/** A field of one line with marks under some of its letters: the same letters, unseen, lie behind it and wear the lines. */
export function MarkedField({ marks, value, className = '', ...rest }: MarkedFieldProps) {
  const behind = useRef<HTMLSpanElement>(null);
  // Something that is missing at the end needs a place to be marked at.
  const text = marks.some(({ end }) => end > value.length) ? `${value}  ` : value;
  return (
    <span className="marked-field">
      <span className="marked-field-letters" aria-hidden>
        <span ref={behind}>
          {segmentsOf(text, marks).map((segment, index) => (
            <span key={index} data-fault={segment.kinds[0]}>
              {segment.text}
            </span>
          ))}
        </span>
      </span>
      <input
        {...rest}
        className={`field ${className}`}
        value={value}
        onScroll={({ currentTarget }) => {
          if (behind.current !== null) behind.current.style.translate = `${-currentTarget.scrollLeft}px 0`;
        }}
      />
    </span>
  );
}
