import type { Intent } from '../../shared/prompt.ts';
import { IntentIcon } from './IntentIcon.tsx';
import { INTENT_LABELS } from './intent-labels.ts';

export function IntentBadge({ intent }: { intent: Intent }) {
  return (
    <span className="badge">
      <IntentIcon intent={intent} size={12} />
      {INTENT_LABELS[intent]}
    </span>
  );
}
