import { t } from '../../words/t.ts';

const SCALES = [0.25, 0.5, 1, 2, 3];

export interface ScaleChoiceProps {
  scales: readonly number[];
  onChange: (scales: number[]) => void;
}

/** Which sizes are written; at least one stays chosen. */
export function ScaleChoice({ scales, onChange }: ScaleChoiceProps) {
  const toggle = (scale: number) => {
    const next = scales.includes(scale) ? scales.filter((other) => other !== scale) : [...scales, scale].sort((a, b) => a - b);
    if (next.length > 0) onChange(next);
  };
  // A preset or a file of settings may ask for others.
  const offered = [...new Set([...SCALES, ...scales])].sort((a, b) => a - b);
  return (
    <div className="labelled">
      {t('Sizes')}
      <fieldset className="segments" aria-label={t('Sizes')}>
        {offered.map((scale) => (
          <button key={scale} type="button" className="segment" aria-pressed={scales.includes(scale)} onClick={() => toggle(scale)}>
            {scale}×
          </button>
        ))}
      </fieldset>
    </div>
  );
}
