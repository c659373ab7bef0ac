import { GATE_MARK_WORDS, gateReasonWords } from '../../shared/gate-words.ts';
import type { GateMark as Mark } from '../../shared/gates.ts';
import { GateMark } from '../gates/GateMark.tsx';

/** What the team's limits say of a proof, in words. It is no verdict. */
export function GateReasons({ mark: { colour, reasons } }: { mark: Mark }) {
  if (colour === null) return null;
  return (
    <section aria-label="Limits">
      <h2>
        <a className="panel-link" href="#/gates" title="Open the limits">
          Limits
        </a>
      </h2>
      <ul className="gate-reasons selectable">
        {colour === 'green' && (
          <li>
            <GateMark colour="green" />
            <span>
              {GATE_MARK_WORDS.green}. <span className="gate-note">Not a verdict.</span>
            </span>
          </li>
        )}
        {reasons.map((reason) => (
          <li key={reason.measure}>
            <GateMark colour={reason.colour} />
            <span>{gateReasonWords(reason)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
