import { t } from '../words/t.ts';
export interface ArcFieldProps {
  /** Degrees, −180–180; 0 = straight. */
  arc: number;
  isDisabled: boolean;
  onChange: (arc: number) => void;
  /** The slider was let go. */
  onSettle?: () => void;
}

const SNAP_DEGREES = 5;

/** How far the baseline bends; only a box has one. */
export function ArcField({ arc, isDisabled, onChange, onSettle }: ArcFieldProps) {
  return (
    <label className="lettering-line" title={isDisabled ? t('Draw a box first: its baseline is what bends') : t('Positive bends up in the middle')}>
      <span>{t('Arc')}</span>
      <span className="arc-slider">
        <input
          type="range"
          aria-label={t('Arc, degrees')}
          min={-180}
          max={180}
          step={SNAP_DEGREES}
          disabled={isDisabled}
          value={arc}
          onChange={(event) => onChange(Number(event.target.value))}
          onDoubleClick={() => onChange(0)}
          onPointerUp={onSettle}
          onKeyUp={onSettle}
        />
        <output className="number">{arc === 0 ? t('straight') : `${arc}°`}</output>
      </span>
    </label>
  );
}
