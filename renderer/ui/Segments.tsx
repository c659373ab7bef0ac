import type { KeyboardEvent } from 'react';

export interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; count?: string; title?: string }[];
  onChange: (value: Value) => void;
}

/** A row of choices of which one is on; arrows move between them. */
export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.stopPropagation();
    const index = options.findIndex((option) => option.value === value);
    const next = (index + by + options.length) % options.length;
    onChange(options[next].value);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div className="segments" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio swallows the single-letter shortcuts of the page
        <button
          key={option.value}
          type="button"
          role="radio"
          className="segment"
          tabIndex={option.value === value ? 0 : -1}
          aria-checked={option.value === value}
          title={option.title}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className="segment-count">{option.count}</span>}
        </button>
      ))}
    </div>
  );
}
