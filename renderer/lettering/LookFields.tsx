import type { LetteringEffects } from '../../shared/lettering.ts';
import { Segments } from '../ui/Segments.tsx';
import { colourOf, hexOf, lookOf, withLook } from './look.ts';

export interface LookFieldsProps {
  effects: Partial<LetteringEffects> | undefined;
  onChange: (effects: Partial<LetteringEffects> | undefined) => void;
}

const SWITCH = [
  { value: 'auto', label: 'Auto' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const;

/** Colour, outline and shadow: what is left on Auto, Galley chooses by the ground. */
export function LookFields({ effects, onChange }: LookFieldsProps) {
  const look = lookOf(effects);
  const fill = look.fill ?? [255, 255, 255];
  return (
    <>
      <div className="lettering-line">
        <span>Colour</span>
        <span className="lettering-colour">
          <Segments
            label="Colour"
            value={look.fill === null ? 'auto' : 'own'}
            options={[
              { value: 'auto', label: 'Auto' },
              { value: 'own', label: 'Own' },
            ]}
            onChange={(choice) => onChange(withLook(effects, { fill: choice === 'auto' ? null : fill }))}
          />
          <input
            type="color"
            aria-label="Colour of the letters"
            data-off={look.fill === null || undefined}
            value={hexOf(fill)}
            onChange={(event) => onChange(withLook(effects, { fill: colourOf(event.target.value) }))}
          />
        </span>
      </div>
      <div className="lettering-line">
        <span>Outline</span>
        <Segments label="Outline" value={look.outline} options={SWITCH} onChange={(outline) => onChange(withLook(effects, { outline }))} />
      </div>
      <div className="lettering-line">
        <span>Shadow</span>
        <Segments label="Shadow" value={look.shadow} options={SWITCH} onChange={(shadow) => onChange(withLook(effects, { shadow }))} />
      </div>
    </>
  );
}
