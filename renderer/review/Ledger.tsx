import type { VerdictEntry } from '../../shared/proof.ts';
import { t } from '../words/t.ts';
import { LedgerLine } from './LedgerLine.tsx';

export interface LedgerProps {
  entries: readonly VerdictEntry[];
  /** The pixels as they are now: a verdict on others no longer counts. */
  pixelsSha256: string;
}

/** All verdicts ever given, newest first. Nothing is erased: what is taken back is a line more. */
export function Ledger({ entries, pixelsSha256 }: LedgerProps) {
  if (entries.length === 0) return null;
  const newestFirst = [...entries].sort((a, b) => b.id - a.id);
  return (
    <section>
      <h2>{t('Verdicts')}</h2>
      <ol className="ledger">
        {newestFirst.map((entry) => (
          <LedgerLine key={entry.id} entry={entry} pixelsSha256={pixelsSha256} />
        ))}
      </ol>
    </section>
  );
}
