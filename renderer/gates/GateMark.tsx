import type { GateColour } from '../../shared/gates.ts';
import './gate-mark.css';

export interface GateMarkProps {
  colour: GateColour;
  /** px */
  size?: number;
}

/** A mark by shape as well as colour: ring, triangle, square. The ring is no tick: nobody has approved anything. Its words stand beside it, or name what holds it. */
export function GateMark({ colour, size = 12 }: GateMarkProps) {
  return (
    <svg className="gate-mark" data-gate={colour} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {colour === 'green' && <circle cx="6" cy="6" r="3.9" fill="none" stroke="currentColor" strokeWidth="2" />}
      {colour === 'amber' && <path d="M6 1.2 11.4 10.8H.6Z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" strokeWidth="0.8" />}
      {colour === 'red' && <rect x="1.4" y="1.4" width="9.2" height="9.2" rx="1.2" fill="currentColor" />}
    </svg>
  );
}
