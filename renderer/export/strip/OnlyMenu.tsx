import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { INTENTS } from '../../../shared/prompt.ts';
import type { ProofSummary } from '../../../shared/proof.ts';
import { formatCount } from '../../ui/format.ts';
import { IntentIcon } from '../../ui/IntentIcon.tsx';
import { INTENT_LABELS } from '../../ui/intent-labels.ts';
import { t } from '../../words/t.ts';
import { allBut } from './selection.ts';

export interface OnlyMenuProps {
  proofs: readonly ProofSummary[];
  leaveOut: (ids: readonly string[]) => void;
}

/** Takes pictures of one kind and leaves the others here: the textures of a level, the signs of a street. */
export function OnlyMenu({ proofs, leaveOut }: OnlyMenuProps) {
  const kinds = INTENTS.map((intent) => ({ intent, count: proofs.filter((proof) => proof.intent === intent).length })).filter(({ count }) => count > 0);
  if (kinds.length < 2) return null;
  return (
    <Menu.Root>
      <Menu.Trigger className="text-button export-only">
        {t('Only one kind')}
        <ChevronDown size={12} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="layer" align="end" sideOffset={4}>
          <Menu.Popup className="menu">
            {kinds.map(({ intent, count }) => (
              <Menu.Item key={intent} className="menu-item" onClick={() => leaveOut(allBut(proofs, intent))}>
                <IntentIcon intent={intent} size={14} />
                {t(INTENT_LABELS[intent])}
                <span className="export-only-count number">{formatCount(count)}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
