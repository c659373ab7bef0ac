import { ArrowRight } from 'lucide-react';
import type { ModelStatus, WhatIf } from '../../shared/routing.ts';
import { formatCount } from '../ui/format.ts';
import { IntentIcon } from '../ui/IntentIcon.tsx';
import { wayLabel, whatIfWords } from './what-if-words.ts';

export interface WhatIfAnswerProps {
  /** null = not answered yet. */
  whatIf: WhatIf | null;
  isAsking: boolean;
  models: readonly ModelStatus[];
}

/** Which of the newest prompts would be rendered another way, one by one. */
export function WhatIfAnswer({ whatIf, isAsking, models }: WhatIfAnswerProps) {
  if (whatIf === null) return <p className="panel-note">Looking at your newest prompts …</p>;
  return (
    <>
      <p className="panel-note number" role="status" data-asking={isAsking || undefined}>
        {whatIf.changed.length > 0 && <strong className="what-if-figure">{formatCount(whatIf.changed.length)}</strong>} {whatIfWords(whatIf)}
      </p>
      {whatIf.changed.length > 0 && (
        <ul className="what-if-list" aria-label="Prompts that would go elsewhere">
          {whatIf.changed.map(({ jobId, prompt, intent, from, to }) => (
            <li key={jobId} title={prompt}>
              <IntentIcon intent={intent} size={13} />
              <span className="what-if-prompt">{prompt}</span>
              <span className="what-if-way">
                {wayLabel(from, models)}
                <ArrowRight className="what-if-arrow" size={11} aria-label="to" />
                <strong>{wayLabel(to, models)}</strong>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
