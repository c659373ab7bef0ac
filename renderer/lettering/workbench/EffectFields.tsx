import type { ReactNode } from 'react';
import type { Colour } from '../../../shared/geometry.ts';
import type { LetteringEffects } from '../../../shared/lettering.ts';
import { Segments } from '../../ui/Segments.tsx';
import { msg, t } from '../../words/t.ts';
import { colourOf, hexOf } from '../look.ts';
import { startEffect, wayOf, withFillKind, withWay } from './effects-edit.ts';
import { ShareField } from './ShareField.tsx';
import './effect-fields.css';

export interface EffectFieldsProps {
  effects: LetteringEffects;
  /** `field` names what is dragged: changes of one field are one step of the history. */
  onChange: (effects: LetteringEffects, field?: string) => void;
  onSettle: () => void;
}

const FILLS = [
  { value: 'solid', label: msg('Plain') },
  { value: 'gradient', label: msg('Gradient') },
] as const;

const WAYS = [
  { value: 'down', label: msg('Top to bottom'), title: msg('From the heads of the letters to their feet') },
  { value: 'along', label: msg('Left to right'), title: msg('Along the line, bent and turned with it') },
] as const;

/** Fill, outline, shadow and bevel in full. Lengths are shares of the font size, so that they stay right when the words change. */
export function EffectFields({ effects, onChange, onSettle }: EffectFieldsProps) {
  const { fill, outline, shadow, bevel } = effects;
  const share = (label: string, name: string, value: number, limits: { min?: number; max: number }, apply: (value: number) => LetteringEffects) => (
    <ShareField label={label} name={name} value={value} {...limits} onChange={(next) => onChange(apply(next), name)} onSettle={onSettle} />
  );
  const colour = (label: string, value: Colour, apply: (colour: Colour) => LetteringEffects) => (
    <input
      type="color"
      className="work-colour"
      data-history="window"
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
        <span>{t('Fill')}</span>
        <span className="lettering-colour">
          <Segments
            label={t('Kind of fill')}
            value={fill.kind}
            options={FILLS.map((choice) => ({ ...choice, label: t(choice.label) }))}
            onChange={(kind) => onChange(withFillKind(effects, kind))}
          />
          {fill.kind === 'solid' && colour(t('Colour of the letters'), fill.colour, (next) => ({ ...effects, fill: { ...fill, colour: next } }))}
          {fill.kind === 'gradient' && (
            <>
              {colour(t(fill.axis === 'along' ? 'Colour at the left' : 'Colour at the top'), fill.from, (from) => ({ ...effects, fill: { ...fill, from } }))}
              {colour(t(fill.axis === 'along' ? 'Colour at the right' : 'Colour at the bottom'), fill.to, (to) => ({ ...effects, fill: { ...fill, to } }))}
            </>
          )}
        </span>
      </div>
      {fill.kind === 'gradient' && (
        <div className="lettering-line">
          <span>{t('Runs')}</span>
          <Segments
            label={t('Which way the gradient runs')}
            value={wayOf(fill)}
            options={WAYS.map((choice) => ({ ...choice, label: t(choice.label), title: t(choice.title) }))}
            onChange={(way) => onChange(withWay(effects, way))}
          />
        </div>
      )}
      <Effect name={t('Outline')} isOn={outline !== null} onToggle={() => toggle('outline')}>
        {outline !== null && (
          <>
            {colour(t('Colour of the outline'), outline.colour, (next) => ({ ...effects, outline: { ...outline, colour: next } }))}
            {share(t('Width'), t('Outline width'), outline.width, { max: 0.3 }, (width) => ({ ...effects, outline: { ...outline, width } }))}
          </>
        )}
      </Effect>
      <Effect name={t('Shadow')} isOn={shadow !== null} onToggle={() => toggle('shadow')}>
        {shadow !== null && (
          <>
            {colour(t('Colour of the shadow'), shadow.colour, (next) => ({ ...effects, shadow: { ...shadow, colour: next } }))}
            {share(t('Opacity'), t('Shadow opacity'), shadow.opacity, { max: 1 }, (opacity) => ({ ...effects, shadow: { ...shadow, opacity } }))}
            {share(t('To the right'), t('Shadow to the right'), shadow.offsetX, { min: -0.3, max: 0.3 }, (offsetX) => ({
              ...effects,
              shadow: { ...shadow, offsetX },
            }))}
            {share(t('Down'), t('Shadow down'), shadow.offsetY, { min: -0.3, max: 0.3 }, (offsetY) => ({ ...effects, shadow: { ...shadow, offsetY } }))}
            {share(t('Blur'), t('Shadow blur'), shadow.blur, { max: 0.4 }, (blur) => ({ ...effects, shadow: { ...shadow, blur } }))}
          </>
        )}
      </Effect>
      <Effect name={t('Bevel')} isOn={bevel !== null} onToggle={() => toggle('bevel')}>
        {bevel !== null && (
          <>
            {share(t('Width'), t('Bevel width'), bevel.width, { max: 0.2 }, (width) => ({ ...effects, bevel: { ...bevel, width } }))}
            {share(t('Strength'), t('Bevel strength'), bevel.strength, { max: 1 }, (strength) => ({ ...effects, bevel: { ...bevel, strength } }))}
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
