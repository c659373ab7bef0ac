import type { GateMark as Mark } from '../../shared/gates.ts';
import { GateMark } from '../gates/GateMark.tsx';
import { reasonWords } from '../gates/reason-words.ts';
import { t, tx } from '../words/t.ts';

/** What the team's limits say of a proof, in words. It is no verdict. */
export function GateReasons({ mark: { colour, reasons } }: { mark: Mark }) {
  if (colour === null) return null;
  return (
    <section aria-label={t('Limits')}>
      <h2>
        <a className="panel-link" href="#/gates" title={t('Open the limits')}>
          {t('Limits')}
        </a>
      </h2>
      <ul className="gate-reasons selectable">
        {colour === 'green' && (
          <li>
            <GateMark colour="green" />
            <span>{tx('Within the team’s limits. <note>Not a verdict.</note>', { note: (chunks) => <span className="gate-note">{chunks}</span> })}</span>
          </li>
        )}
        {reasons.map((reason) => (
          <li key={reason.measure}>
            <GateMark colour={reason.colour} />
            <span>{reasonWords(reason)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
