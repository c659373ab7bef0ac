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

const SIZE = 30;
const css = ([red, green, blue]: Colour, opacity = 1) => `rgb(${red} ${green} ${blue} / ${opacity})`;

/** A few letters in a look, drawn by the window: what a style is like, at a glance. */
export function LetterPicture({ text, font, effects: { fill, outline, shadow, bevel } }: LetterPictureProps) {
  const id = useId();
  const family = `${font === null ? '' : `"${faceOf(font)}", `}var(--font)`;
  const letters = { x: 38, y: 33, textAnchor: 'middle' as const, style: { fontFamily: family, fontSize: SIZE, fontWeight: font === null ? 700 : 400 } };
  return (
    <svg className="letter-picture" viewBox="0 0 76 46" aria-hidden="true">
      <defs>
        {fill.kind === 'gradient' && (
          <linearGradient id={`${id}-fill`} gradientUnits="userSpaceOnUse" x1={0} y1={11} x2={0} y2={33}>
            <stop stopColor={css(fill.from)} />
            <stop offset={1} stopColor={css(fill.to)} />
          </linearGradient>
        )}
        {shadow !== null && (
          <filter id={`${id}-shadow`} x="-30%" y="-30%" width="160%" height="160%">
            <feGaussianBlur stdDeviation={shadow.blur * SIZE * 0.5} />
          </filter>
        )}
        {bevel !== null && (
          <filter id={`${id}-bevel`}>
            <feGaussianBlur in="SourceAlpha" stdDeviation={bevel.width * SIZE * 0.4} result="soft" />
            <feSpecularLighting in="soft" surfaceScale={3} specularConstant={bevel.strength} specularExponent={14} lightingColor="#ffffff" result="light">
              <feDistantLight azimuth={225} elevation={42} />
            </feSpecularLighting>
            <feComposite in="light" in2="SourceAlpha" operator="in" result="shine" />
            <feComposite in="SourceGraphic" in2="shine" operator="arithmetic" k1={0} k2={1} k3={1} k4={0} />
          </filter>
        )}
      </defs>
      {shadow !== null && (
        <text
          {...letters}
          x={letters.x + shadow.offsetX * SIZE}
          y={letters.y + shadow.offsetY * SIZE}
          fill={css(shadow.colour, shadow.opacity)}
          stroke={css(shadow.colour, shadow.opacity)}
          strokeWidth={(outline?.width ?? 0) * SIZE * 2}
          filter={`url(#${id}-shadow)`}
        >
          {text}
        </text>
      )}
      {outline !== null && (
        <text {...letters} fill="none" stroke={css(outline.colour)} strokeWidth={outline.width * SIZE * 2} strokeLinejoin="round">
          {text}
        </text>
      )}
      <text {...letters} fill={fill.kind === 'solid' ? css(fill.colour) : `url(#${id}-fill)`} filter={bevel === null ? undefined : `url(#${id}-bevel)`}>
        {text}
      </text>
    </svg>
  );
}
