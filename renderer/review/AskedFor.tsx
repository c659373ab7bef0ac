import type { ProofDetail } from '../../shared/proof.ts';
import { t } from '../words/t.ts';
import { openPinsOf } from './pin-note.ts';

/** What was asked for when the proof was sent back: the newest note that stands, and the open pins. Nothing where nobody asked. */
export function AskedFor({ proof: { id, afterSha256, ledger, allPins } }: { proof: ProofDetail }) {
  const asked = ledger.findLast(({ verdict, withdrawn, pixelsSha256 }) => verdict === 'changes' && !withdrawn && pixelsSha256 === afterSha256)?.note ?? '';
  const pins = openPinsOf(allPins, id, afterSha256).filter(({ number, text }) => !asked.includes(`${number}: ${text}`));
  if (asked === '' && pins.length === 0) return null;
  return (
    <section className="asked-for selectable" aria-label={t('What was asked for')}>
      <h3>{t('What was asked for')}</h3>
      {asked !== '' && <p dir="auto">{asked}</p>}
      {pins.length > 0 && (
        <ol>
          {pins.map(({ id: pinId, number, text }) => (
            <li key={pinId} value={number} dir="auto">
              {text}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
