import type { VerdictEntry } from '../../shared/proof.ts';
import { formatTime } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { VERDICT_LABELS } from './verdict-words.ts';

export interface LedgerLineProps {
  entry: VerdictEntry;
  /** The pixels as they are now: a verdict on others no longer counts. */
  pixelsSha256: string;
}

/** One verdict that was given, and whether it still stands. */
export function LedgerLine({ entry, pixelsSha256 }: LedgerLineProps) {
  const { withdrawn } = entry;
  return (
    <li data-withdrawn={withdrawn ? true : undefined}>
      <div>
        <span data-verdict={entry.verdict}>{t(VERDICT_LABELS[entry.verdict])}</span>
        <span className="ledger-who">{t('{name}, {time}', { name: entry.reviewer, time: formatTime(entry.at) })}</span>
      </div>
      {entry.note !== '' && <p className="ledger-note">{entry.note}</p>}
      {entry.overrideReason !== '' && <p className="ledger-note">{t('Lettering let through: {reason}', { reason: entry.overrideReason })}</p>}
      {entry.pixelsSha256 !== pixelsSha256 && <p className="ledger-who">{t('On earlier pixels')}</p>}
      {withdrawn && <p className="ledger-who">{t('Taken back by {name}, {time}', { name: withdrawn.reviewer, time: formatTime(withdrawn.at) })}</p>}
    </li>
  );
}
