import type { ReactNode } from 'react';
import type { Colour } from '../../../shared/geometry.ts';
import type { LetteringEffects } from '../../../shared/lettering.ts';
import { Segments } from '../../ui/Segments.tsx';
import { colourOf, hexOf } from '../look.ts';
import { startEffect, wayOf, withFillKind, withWay } from './effects-edit.ts';
import { ShareField } from './ShareField.tsx';

export interface EffectFieldsProps {
  effects: LetteringEffects;
  /** `field` names what is dragged: changes of one field are one step of the history. */
  onChange: (effects: LetteringEffects, field?: string) => void;
  onSettle: () => void;
}

const FILLS = [
  { value: 'solid', label: 'Plain' },
  { value: 'gradient', label: 'Gradient' },
] as const;

const WAYS = [
  { value: 'down', label: 'Top to bottom', title: 'From the heads of the letters to their feet' },
  { value: 'along', label: 'Left to right', title: 'Along the line, bent and turned with it' },
] as const;

/** Fill, outline, shadow and bevel in full. Lengths are shares of the font size, so that they stay right when the words change. */
export function EffectFields({ effects, onChange, onSettle }: EffectFieldsProps) {
  const { fill, outline, shadow, bevel } = effects;
  const share = (label: string, value: number, limits: { min?: number; max: number }, apply: (value: number) => LetteringEffects) => (
    <ShareField label={label} value={value} {...limits} onChange={(next) => onChange(apply(next), label)} onSettle={onSettle} />
  );
  const colour = (label: string, value: Colour, apply: (colour: Colour) => LetteringEffects) => (
    <input
      type="color"
      className="work-colour"
      aria-label={label}
      value={hexOf(value)}
      onChange={(event) => onChange(apply(colourOf(event.target.value)), label)}
      onBlur={onSettle}
    />
  );
  const toggle = (name: 'outline' | 'shadow' | 'bevel') => onChange({ ...effects, [name]: effects[name] === null ? startEffect(name, effects) : null });

  return (
    <>
      <div className="lettering-line">
        <span>Fill</span>
        <span className="lettering-colour">
          <Segments label="Kind of fill" value={fill.kind} options={FILLS} onChange={(kind) => onChange(withFillKind(effects, kind))} />
          {fill.kind === 'solid' && colour('Colour of the letters', fill.colour, (next) => ({ ...effects, fill: { ...fill, colour: next } }))}
          {fill.kind === 'gradient' && (
            <>
              {colour(fill.axis === 'along' ? 'Colour at the left' : 'Colour at the top', fill.from, (from) => ({ ...effects, fill: { ...fill, from } }))}
              {colour(fill.axis === 'along' ? 'Colour at the right' : 'Colour at the bottom', fill.to, (to) => ({ ...effects, fill: { ...fill, to } }))}
            </>
          )}
        </span>
      </div>
      {fill.kind === 'gradient' && (
        <div className="lettering-line">
          <span>Runs</span>
          <Segments label="Which way the gradient runs" value={wayOf(fill)} options={WAYS} onChange={(way) => onChange(withWay(effects, way))} />
        </div>
      )}
      <Effect name="Outline" isOn={outline !== null} onToggle={() => toggle('outline')}>
        {outline !== null && (
          <>
            {colour('Colour of the outline', outline.colour, (next) => ({ ...effects, outline: { ...outline, colour: next } }))}
            {share('Outline width', outline.width, { max: 0.3 }, (width) => ({ ...effects, outline: { ...outline, width } }))}
          </>
        )}
      </Effect>
      <Effect name="Shadow" isOn={shadow !== null} onToggle={() => toggle('shadow')}>
        {shadow !== null && (
          <>
            {colour('Colour of the shadow', shadow.colour, (next) => ({ ...effects, shadow: { ...shadow, colour: next } }))}
            {share('Shadow opacity', shadow.opacity, { max: 1 }, (opacity) => ({ ...effects, shadow: { ...shadow, opacity } }))}
            {share('Shadow to the right', shadow.offsetX, { min: -0.3, max: 0.3 }, (offsetX) => ({ ...effects, shadow: { ...shadow, offsetX } }))}
            {share('Shadow down', shadow.offsetY, { min: -0.3, max: 0.3 }, (offsetY) => ({ ...effects, shadow: { ...shadow, offsetY } }))}
            {share('Shadow blur', shadow.blur, { max: 0.4 }, (blur) => ({ ...effects, shadow: { ...shadow, blur } }))}
          </>
        )}
      </Effect>
      <Effect name="Bevel" isOn={bevel !== null} onToggle={() => toggle('bevel')}>
        {bevel !== null && (
          <>
            {share('Bevel width', bevel.width, { max: 0.2 }, (width) => ({ ...effects, bevel: { ...bevel, width } }))}
            {share('Bevel strength', bevel.strength, { max: 1 }, (strength) => ({ ...effects, bevel: { ...bevel, strength } }))}
          </>
        )}
      </Effect>
    </>
  );
}

function Effect({ name, isOn, onToggle, children }: { name: string; isOn: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <fieldset className="work-effect" aria-label={name}>
      <label className="check-line">
        <input type="checkbox" checked={isOn} onChange={onToggle} />
        {name}
      </label>
      {isOn && <div className="work-effect-fields">{children}</div>}
    </fieldset>
  );
}
