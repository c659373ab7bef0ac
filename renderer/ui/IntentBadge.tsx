import type { Intent } from '../../shared/prompt.ts';
import { t } from '../words/t.ts';
import { IntentIcon } from './IntentIcon.tsx';
import { INTENT_LABELS } from './intent-labels.ts';

export function IntentBadge({ intent }: { intent: Intent }) {
  return (
    <span className="badge">
      <IntentIcon intent={intent} size={12} />
      {t(INTENT_LABELS[intent])}
    </span>
  );
}
