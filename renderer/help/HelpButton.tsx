import { Popover } from '@base-ui/react/popover';
import { CircleQuestionMark } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useActions } from '../app/actions/use-actions.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import './help.css';

const HelpPanel = lazy(() => import('./HelpPanel.tsx').then((module) => ({ default: module.HelpPanel })));

/** The question mark at the end of a page's bar: what the page is for, what to try, its keys. */
export function HelpButton() {
  const { navigation } = useStores();
  const page = useStore(navigation, (state) => state.page);
  const key = useKeysOf('help.page');
  const [isOpen, setOpen] = useState(false);
  useActions({ 'help.page': () => setOpen((was) => !was) });
  const panel = useRef<HTMLDivElement>(null);
  const label = t('Help for this page');
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Tip text={key === undefined ? label : `${label} (${key})`}>
        <Popover.Trigger className="icon-button help-button" aria-label={label}>
          <CircleQuestionMark size={16} aria-hidden />
        </Popover.Trigger>
      </Tip>
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={6} align="end" collisionPadding={12}>
          <Popover.Popup className="popover help-popover" ref={panel} initialFocus={panel}>
            <Suspense fallback={<p className="help-purpose">…</p>}>
              <HelpPanel page={page} onClose={() => setOpen(false)} />
            </Suspense>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
