import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import type { Intent } from '../../shared/prompt.ts';
import { DropMenu } from '../ui/DropMenu.tsx';
import { formatShare } from '../ui/format.ts';
import { IntentIcon } from '../ui/IntentIcon.tsx';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { t, tx } from '../words/t.ts';
import { CorrectedMark } from './CorrectedMark.tsx';
import { intentName } from './intent-name.ts';
import { byScore, type ReadingView } from './reading-view.ts';

export interface IntentChipProps {
  view: ReadingView;
  /** null = as it was read. */
  onChange: (intent: Intent | null) => void;
  isDisabled?: boolean;
}

/** The intent and how sure the reader was; pressed, it takes another one. */
export function IntentChip({ view, onChange, isDisabled = false }: IntentChipProps) {
  const { intent, readIntent, scores, corrected } = view;
  const ordered = byScore(view);
  const runnerUp = ordered.find((other) => other !== readIntent) as Intent;
  const isCorrected = corrected.has('intent');
  const words = (of: Intent) => `${t(INTENT_LABELS[of])}, ${formatShare(scores[of])}`;
  return (
    <span className="intent-part">
      <DropMenu
        align="start"
        className="intent-menu"
        trigger={
          <button type="button" className="intent-chip" data-intent={intent} disabled={isDisabled}>
            <IntentIcon intent={intent} size={12} />
            <span className="visually-hidden">{t('Intent:')} </span>
            <span>{t(INTENT_LABELS[intent])}</span>
            {!isCorrected && <span className="number intent-score">{formatShare(scores[intent])}</span>}
            {!isDisabled && <ChevronDown size={12} aria-hidden />}
          </button>
        }
      >
        <Menu.RadioGroup value={intent} onValueChange={(value: Intent) => onChange(value === readIntent ? null : value)}>
          {ordered.map((option) => (
            <Menu.RadioItem key={option} value={option} className="menu-item" closeOnClick aria-label={words(option)}>
              <IntentIcon intent={option} size={14} />
              <span>{t(INTENT_LABELS[option])}</span>
              {option === readIntent && <span className="intent-read">{t('as read')}</span>}
              <span className="number intent-score">{formatShare(scores[option])}</span>
              <span className="intent-check">
                <Menu.RadioItemIndicator>
                  <Check size={14} aria-hidden />
                </Menu.RadioItemIndicator>
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </DropMenu>
      {isCorrected ? (
        <CorrectedMark was={intentName(readIntent)} part={t('intent')} onUndo={isDisabled ? undefined : () => onChange(null)} />
      ) : (
        <span className="intent-runner-up">
          {tx('then {intent} <share>{percent}</share>', {
            intent: intentName(runnerUp),
            percent: formatShare(scores[runnerUp]),
            share: (chunks) => <span className="number">{chunks}</span>,
          })}
        </span>
      )}
    </span>
  );
}
