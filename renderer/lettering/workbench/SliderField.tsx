export interface SliderFieldProps {
  label: string;
  /** For who cannot see the slider: what it moves, and in what. */
  name: string;
  /** What the numbers mean, shown on hover; left out = nothing to add. */
  title?: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value in words. */
  shown: string;
  onChange: (value: number) => void;
  /** The slider was let go. */
  onSettle: () => void;
}

/** One measure of a region as a slider with its value beside it. */
export function SliderField({ label, name, title, value, min, max, step, shown, onChange, onSettle }: SliderFieldProps) {
  return (
    <label className="lettering-line" title={title}>
      <span>{label}</span>
      <span className="arc-slider">
        <input
          type="range"
          aria-label={name}
          aria-valuetext={shown}
          min={min}
          max={max}
          step={step}
          value={value}
          onChange={(event) => onChange(Number(event.target.value))}
          onPointerUp={onSettle}
          onKeyUp={onSettle}
        />
        <output className="number">{shown}</output>
      </span>
    </label>
  );
}
