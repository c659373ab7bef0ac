import type { VerdictEntry } from '../../shared/proof.ts';
import { formatTime } from '../ui/format.ts';
import { VERDICT_LABELS } from './verdict-words.ts';

export interface LedgerProps {
  entries: readonly VerdictEntry[];
  /** The pixels as they are now: a verdict on others no longer counts. */
  pixelsSha256: string;
}

/** All verdicts ever given, newest first. Nothing is taken back, only added. */
export function Ledger({ entries, pixelsSha256 }: LedgerProps) {
  if (entries.length === 0) return null;
  const newestFirst = [...entries].sort((a, b) => b.id - a.id);
  return (
    <section>
      <h2>Verdicts</h2>
      <ol className="ledger">
        {newestFirst.map((entry) => (
          <li key={entry.id}>
            <div>
              <span data-verdict={entry.verdict}>{VERDICT_LABELS[entry.verdict]}</span>
              <span className="ledger-who">
                {entry.reviewer}, {formatTime(entry.at)}
              </span>
            </div>
            {entry.note !== '' && <p className="ledger-note">{entry.note}</p>}
            {entry.overrideReason !== '' && <p className="ledger-note">Lettering let through: {entry.overrideReason}</p>}
            {entry.pixelsSha256 !== pixelsSha256 && <p className="ledger-who">On earlier pixels</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
