import type { LetteringEffects } from '../../shared/lettering.ts';
import { Segments } from '../ui/Segments.tsx';
import { msg, t } from '../words/t.ts';
import { colourOf, hexOf, lookOf, withLook } from './look.ts';

export interface LookFieldsProps {
  effects: Partial<LetteringEffects> | undefined;
  onChange: (effects: Partial<LetteringEffects> | undefined) => void;
}

const SWITCH = [
  { value: 'auto', label: msg('Auto') },
  { value: 'on', label: msg('On') },
  { value: 'off', label: msg('Off') },
] as const;

/** Colour, outline and shadow: what is left on Auto, Galley chooses by the ground. */
export function LookFields({ effects, onChange }: LookFieldsProps) {
  const look = lookOf(effects);
  const choices = SWITCH.map((choice) => ({ ...choice, label: t(choice.label) }));
  const fill = look.fill ?? [255, 255, 255];
  return (
    <>
      <div className="lettering-line">
        <span>{t('Colour')}</span>
        <span className="lettering-colour">
          <Segments
            label={t('Colour')}
            value={look.fill === null ? 'auto' : 'own'}
            options={[
              { value: 'auto', label: t('Auto') },
              { value: 'own', label: t('Own') },
            ]}
            onChange={(choice) => onChange(withLook(effects, { fill: choice === 'auto' ? null : fill }))}
          />
          <input
            type="color"
            aria-label={t('Colour of the letters')}
            data-off={look.fill === null || undefined}
            value={hexOf(fill)}
            onChange={(event) => onChange(withLook(effects, { fill: colourOf(event.target.value) }))}
          />
        </span>
      </div>
      <div className="lettering-line">
        <span>{t('Outline')}</span>
        <Segments label={t('Outline')} value={look.outline} options={choices} onChange={(outline) => onChange(withLook(effects, { outline }))} />
      </div>
      <div className="lettering-line">
        <span>{t('Shadow')}</span>
        <Segments label={t('Shadow')} value={look.shadow} options={choices} onChange={(shadow) => onChange(withLook(effects, { shadow }))} />
      </div>
    </>
  );
}
