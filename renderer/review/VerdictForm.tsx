import { Check, type LucideIcon, MessageSquareText, RefreshCw, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { ProofDetail, Verdict } from '../../shared/proof.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { msg, t } from '../words/t.ts';
import { Stars } from './panel/Stars.tsx';
import { openPinsOf } from './pin-note.ts';
import './panel/verdict.css';

const BUTTONS: readonly { verdict: Verdict; label: string; name: string; Icon: LucideIcon }[] = [
  { verdict: 'approve', label: msg('Approve'), name: msg('Approve'), Icon: Check },
  { verdict: 'changes', label: msg('Changes'), name: msg('Request changes'), Icon: MessageSquareText },
  { verdict: 'reject', label: msg('Reject'), name: msg('Reject'), Icon: X },
];

export function VerdictForm({ proof }: { proof: ProofDetail }) {
  const { review, preferences } = useStores();
  const note = useStore(review, (state) => state.note);
  const hasStars = useStore(preferences, (state) => state.hasStars);
  const noteKey = useKeysOf('review.note');
  const againKey = useKeysOf('review.rerender');
  const { setNote, setRerenderOpen } = review.getState();
  const pins = openPinsOf(proof.allPins, proof.id, proof.afterSha256);

  return (
    <div className="verdict-form">
      <textarea
        id="review-note"
        className="field"
        rows={2}
        maxLength={4000}
        aria-label={t('Note')}
        placeholder={placeholder(noteKey, pins.length)}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <div className="verdict-buttons">
        {BUTTONS.map((button) => (
          <VerdictButton key={button.verdict} {...button} isGiven={proof.verdict === button.verdict} />
        ))}
      </div>
      <div className="verdict-more">
        {hasStars && <Stars proof={proof} />}
        <button
          type="button"
          className="button"
          data-kind="quiet"
          title={againKey === undefined ? t('Render again') : t('Render again ({key})', { key: againKey })}
          onClick={() => setRerenderOpen(true)}
        >
          <RefreshCw size={13} aria-hidden /> {t('Render again…')}
        </button>
      </div>
    </div>
  );
}

interface VerdictButtonProps {
  verdict: Verdict;
  label: string;
  name: string;
  Icon: LucideIcon;
  isGiven: boolean;
}

function VerdictButton({ verdict, label, name, Icon, isGiven }: VerdictButtonProps) {
  const { review } = useStores();
  const isDeciding = useStore(review, (state) => state.isDeciding);
  const key = useKeysOf(`review.${verdict}`);
  return (
    <button
      type="button"
      className="button"
      data-verdict={verdict}
      aria-label={t(name)}
      aria-pressed={isGiven}
      disabled={isDeciding}
      title={key === undefined ? t(name) : t('{action} ({key})', { action: t(name), key })}
      onClick={() => void review.getState().decide(verdict)}
    >
      <Icon size={14} aria-hidden /> {t(label)}
    </button>
  );
}

function placeholder(key: string | undefined, pins: number): string {
  if (pins > 0) return t('Note; left empty, changes ask for what the {count, plural, one {pin says} other {# pins say}}', { count: pins });
  return key === undefined ? t('Note for the artist') : t('Note for the artist ({key})', { key });
}
