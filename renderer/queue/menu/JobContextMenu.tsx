import { ContextMenu } from '@base-ui/react/context-menu';
import { type ReactElement, useState } from 'react';
import { useStores } from '../../app/stores.ts';
import { JobMenuEntries } from './JobMenuEntries.tsx';
import { type MenuSubject, subjectAt } from './menu-subject.ts';

/** The menu of the right button and of the menu key for all rows and cards (`data-job`) in an element. */
export function JobContextMenu({ children }: { children: ReactElement }) {
  const { queue } = useStores();
  const [subject, setSubject] = useState<MenuSubject | null>(null);
  return (
    <ContextMenu.Root
      onOpenChange={(isOpen, details) => {
        if (!isOpen) return;
        const { target } = details.event;
        const found = target instanceof Element ? subjectAt(target, queue.getState().selected) : null;
        if (found === null) details.cancel();
        else setSubject(found);
      }}
    >
      <ContextMenu.Trigger render={children} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="layer">
          <ContextMenu.Popup className="menu">{subject !== null && <JobMenuEntries subject={subject} />}</ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
