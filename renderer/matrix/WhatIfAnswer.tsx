import { ArrowRight } from 'lucide-react';
import type { ModelStatus, WhatIf } from '../../shared/routing.ts';
import { formatCount } from '../ui/format.ts';
import { IntentIcon } from '../ui/IntentIcon.tsx';
import { t } from '../words/t.ts';
import { WhatIfSums } from './WhatIfSums.tsx';
import { changeWords, wayLabel, whatIfWords } from './what-if-words.ts';

export interface WhatIfAnswerProps {
  /** null = not answered yet. */
  whatIf: WhatIf | null;
  isAsking: boolean;
  models: readonly ModelStatus[];
}

/** Which of the newest prompts would be rendered another way, what that takes, and each of them. */
export function WhatIfAnswer({ whatIf, isAsking, models }: WhatIfAnswerProps) {
  if (whatIf === null) return <p className="panel-note">{t('Looking at your newest prompts …')}</p>;
  const { changed } = whatIf;
  return (
    <>
      <p className="panel-note number" role="status" data-asking={isAsking || undefined}>
        {changed.length > 0 && <strong className="what-if-figure">{formatCount(changed.length)}</strong>} {whatIfWords(whatIf)}
      </p>
      {changed.length > 0 && <WhatIfSums changes={changed} />}
      {changed.length > 0 && (
        <ul className="what-if-list" aria-label={t('Prompts that would go elsewhere')}>
          {changed.map(({ jobId, prompt, intent, from, to, ...expected }) => (
            <li key={jobId} title={prompt}>
              <IntentIcon intent={intent} size={13} />
              <span className="what-if-prompt">{prompt}</span>
              <span className="what-if-way">
                <span>{wayLabel(from, models)}</span>
                <ArrowRight className="what-if-arrow" size={11} aria-label={t('to')} />
                <strong>{wayLabel(to, models)}</strong>
              </span>
              <span className="what-if-takes number">
                {[changeWords(expected, 'seconds'), changeWords(expected, 'costUsd')].filter((words) => words !== '').join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
