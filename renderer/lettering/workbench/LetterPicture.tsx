import { useId } from 'react';
import type { Colour } from '../../../shared/geometry.ts';
import type { LetteringEffects } from '../../../shared/lettering.ts';
import { faceOf } from '../face-name.ts';

export interface LetterPictureProps {
  text: string;
  /** null = any face. */
  font: string | null;
  effects: LetteringEffects;
}

const SIZE = 26;
const BASELINE = 32;
const css = ([red, green, blue]: Colour, opacity = 1) => `rgb(${red} ${green} ${blue} / ${opacity})`;

/** A few letters in a look, drawn by the window: what a style is like, at a glance. Textures are left out; they would not be seen at this size. */
export function LetterPicture({ text, font, effects }: LetterPictureProps) {
  const id = useId();
  const { fill, outline, secondOutline, shadow, innerShadow, bevel, glow, plate } = effects;
  const family = `${font === null ? '' : `"${faceOf(font)}", `}var(--font)`;
  const letters = { x: 38, y: BASELINE, textAnchor: 'middle' as const, style: { fontFamily: family, fontSize: SIZE, fontWeight: font === null ? 700 : 400 } };
  const inner = (outline?.width ?? 0) * 2 * SIZE;
  const outer = inner + (secondOutline?.width ?? 0) * 2 * SIZE;
  const line = (colour: Colour, width: number, opacity = 1) => ({ fill: css(colour, opacity), stroke: css(colour, opacity), strokeWidth: width });
  const blur = (name: string, width: number) => (
    <filter id={`${id}-${name}`} x="-40%" y="-40%" width="180%" height="180%">
      <feGaussianBlur stdDeviation={width * SIZE * 0.5} />
    </filter>
  );
  return (
    <svg className="letter-picture" viewBox="0 0 76 46" aria-hidden="true" strokeLinejoin="round">
      <defs>
        {fill.kind === 'gradient' && (
          <linearGradient
            id={`${id}-fill`}
            gradientUnits="userSpaceOnUse"
            x1={0}
            y1={fill.axis === 'along' ? BASELINE : BASELINE - 0.72 * SIZE}
            x2={fill.axis === 'along' ? 76 : 0}
            y2={BASELINE}
          >
            <stop stopColor={css(fill.from)} />
            {fill.stops?.map(({ at, colour }) => (
              <stop key={at} offset={at} stopColor={css(colour)} />
            ))}
            <stop offset={1} stopColor={css(fill.to)} />
          </linearGradient>
        )}
        {shadow !== null && blur('shadow', shadow.blur)}
        {glow && blur('glow', glow.size)}
        {innerShadow && <InnerShadow id={`${id}-light`} shadow={innerShadow} />}
        {!innerShadow && bevel !== null && <Bevel id={`${id}-light`} bevel={bevel} />}
      </defs>
      {plate && <rect x={6} y={6} width={64} height={34} rx={2} fill={css(plate.colour, plate.opacity)} />}
      {glow && (
        <text {...letters} {...line(glow.colour, outer + glow.size * SIZE * 0.5, glow.opacity)} filter={`url(#${id}-glow)`}>
          {text}
        </text>
      )}
      {shadow !== null && (
        <text
          {...letters}
          {...line(shadow.colour, outer, shadow.opacity)}
          x={letters.x + shadow.offsetX * SIZE}
          y={letters.y + shadow.offsetY * SIZE}
          filter={`url(#${id}-shadow)`}
        >
          {text}
        </text>
      )}
      {secondOutline && (
        <text {...letters} {...line(secondOutline.colour, outer)}>
          {text}
        </text>
      )}
      {outline !== null && (
        <text {...letters} {...line(outline.colour, inner)}>
          {text}
        </text>
      )}
      <text
        {...letters}
        fill={fill.kind === 'solid' ? css(fill.colour) : `url(#${id}-fill)`}
        filter={innerShadow || bevel !== null ? `url(#${id}-light)` : undefined}
      >
        {text}
      </text>
    </svg>
  );
}

/** Light from the top left on raised edges. */
function Bevel({ id, bevel }: { id: string; bevel: NonNullable<LetteringEffects['bevel']> }) {
  return (
    <filter id={id}>
      <feGaussianBlur in="SourceAlpha" stdDeviation={bevel.width * SIZE * 0.4} result="soft" />
      <feSpecularLighting in="soft" surfaceScale={3} specularConstant={bevel.strength} specularExponent={14} lightingColor="#ffffff" result="light">
        <feDistantLight azimuth={225} elevation={42} />
      </feSpecularLighting>
      <feComposite in="light" in2="SourceAlpha" operator="in" result="shine" />
      <feComposite in="SourceGraphic" in2="shine" operator="arithmetic" k1={0} k2={1} k3={1} k4={0} />
    </filter>
  );
}

/** What stands outside of the letters, moved and blurred, falls into them. */
function InnerShadow({ id, shadow }: { id: string; shadow: NonNullable<LetteringEffects['innerShadow']> }) {
  return (
    <filter id={id}>
      <feFlood floodColor={css(shadow.colour, shadow.opacity)} />
      <feComposite in2="SourceAlpha" operator="out" />
      <feOffset dx={shadow.offsetX * SIZE} dy={shadow.offsetY * SIZE} />
      <feGaussianBlur stdDeviation={shadow.blur * SIZE * 0.5} />
      <feComposite in2="SourceAlpha" operator="in" result="cast" />
      <feMerge>
        <feMergeNode in="SourceGraphic" />
        <feMergeNode in="cast" />
      </feMerge>
    </filter>
  );
}
