export interface ShareFieldProps {
  label: string;
  /** For who cannot see where it stands. */
  name: string;
  /** A share, shown in hundredths. */
  value: number;
  min?: number;
  max: number;
  onChange: (value: number) => void;
  /** The slider was let go. */
  onSettle: () => void;
}

/** A share as a slider. */
export function ShareField({ label, name, value, min = 0, max, onChange, onSettle }: ShareFieldProps) {
  return (
    <label className="share-field">
      <span aria-hidden>{label}</span>
      <input
        type="range"
        aria-label={name}
        min={min}
        max={max}
        step={0.01}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        onPointerUp={onSettle}
        onKeyUp={onSettle}
      />
      <output className="number">{Math.round(value * 100)}</output>
    </label>
  );
}
