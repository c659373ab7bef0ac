export interface OptionRangeProps {
  label: string;
  /** Shorter, to be seen. */
  text: string;
  /** 0–1 */
  value: number;
  onChange: (value: number) => void;
}

/** A share that is dragged. */
export function OptionRange({ label, text, value, onChange }: OptionRangeProps) {
  return (
    <label className="option-range">
      <span aria-hidden="true">{text}</span>
      <input type="range" min={0} max={1} step={0.05} value={value} aria-label={label} onChange={(event) => onChange(Number(event.target.value))} />
      <span className="number" aria-hidden="true">
        {Math.round(value * 100)} %
      </span>
    </label>
  );
}
