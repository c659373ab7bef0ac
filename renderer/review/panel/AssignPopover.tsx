import { UserRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { DropPanel } from '../../ui/DropPanel.tsx';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import './assign.css';

export interface AssignPopoverProps {
  proofIds: readonly string[];
  label: ReactNode;
  /** Who has it now; left out = they may differ. */
  assignee?: string | null;
  /** Left out = it opens by itself. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** Gives proofs to somebody: a name that is known, or a new one, typed once. */
export function AssignPopover({ proofIds, label, assignee, isOpen, onOpenChange }: AssignPopoverProps) {
  const [isOwnOpen, setOwnOpen] = useState(false);
  const setOpen = onOpenChange ?? setOwnOpen;
  return (
    <DropPanel
      isOpen={isOpen ?? isOwnOpen}
      onOpenChange={setOpen}
      className="assign-popover"
      title={t('Give {count, plural, one {this proof} other {# proofs}} to', { count: proofIds.length })}
      trigger={
        <button type="button" className="assign-trigger" title={t('Who is to judge it')}>
          <UserRound size={13} aria-hidden />
          {label}
        </button>
      }
    >
      <AssignForm proofIds={proofIds} assignee={assignee} onDone={() => setOpen(false)} />
    </DropPanel>
  );
}

function AssignForm({ proofIds, assignee, onDone }: Pick<AssignPopoverProps, 'proofIds' | 'assignee'> & { onDone: () => void }) {
  const { review } = useStores();
  const { assigning } = useReviewStores();
  const people = useStore(review, (state) => state.overview?.people ?? NOBODY);
  const [name, setName] = useState('');
  const shown = people.filter((person) => person.toLowerCase().includes(name.trim().toLowerCase()));
  const give = (wanted: string | null) => {
    onDone();
    void assigning.getState().assign(proofIds, wanted);
  };
  return (
    <form
      className="assign-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') give(shown.length === 1 ? shown[0] : name.trim());
      }}
    >
      <input
        className="field"
        type="text"
        maxLength={80}
        aria-label={t('Name')}
        placeholder={t('Name, or choose')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ul className="assign-list">
        {shown.map((person) => (
          <li key={person}>
            <button type="button" className="menu-item" aria-pressed={person === assignee} onClick={() => give(person)}>
              {person}
            </button>
          </li>
        ))}
        {name.trim() !== '' && shown.length === 0 && (
          <li>
            <button type="submit" className="menu-item">
              {t('Give to {name}', { name: name.trim() })}
            </button>
          </li>
        )}
        <li>
          <button type="button" className="menu-item assign-nobody" onClick={() => give(null)}>
            {t('Nobody in particular')}
          </button>
        </li>
      </ul>
    </form>
  );
}

const NOBODY: readonly string[] = [];
