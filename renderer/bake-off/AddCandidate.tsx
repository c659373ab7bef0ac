import { Plus, Table2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { ModelPicker } from '../matrix/ModelPicker.tsx';
import { DropMenu } from '../ui/DropMenu.tsx';
import { DropPanel } from '../ui/DropPanel.tsx';
import { IntentIcon } from '../ui/IntentIcon.tsx';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { MenuButton } from '../ui/MenuButton.tsx';
import { MenuEntry } from '../ui/MenuEntry.tsx';
import { msg, t } from '../words/t.ts';
import { cellWords, connectedCell } from './draft.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';

const COLUMNS = [
  { column: 'final', name: msg('{intent}, final') },
  { column: 'draft', name: msg('{intent}, draft') },
] as const;

/** Takes a cell of the matrix in force, or a model. */
export function AddCandidate() {
  return (
    <>
      <TakeCell />
      <TakeModel />
    </>
  );
}

function TakeCell() {
  const { form } = useBakeOffStores();
  const matrix = useStore(form, (state) => state.matrix);
  const models = useStore(form, (state) => state.models);
  return (
    <DropMenu
      className="cell-menu"
      trigger={
        <MenuButton Icon={Table2} iconSize={13} disabled={matrix === null}>
          {t('From the matrix')}
        </MenuButton>
      }
    >
      {matrix?.matrix.rows.flatMap((row) =>
        COLUMNS.map(({ column, name }) => (
          <MenuEntry
            key={`${row.intent} ${column}`}
            onChoose={() => form.getState().addCandidate(row[column], t(name, { intent: t(INTENT_LABELS[row.intent]) }))}
          >
            <IntentIcon intent={row.intent} size={13} />
            <span>{t(name, { intent: t(INTENT_LABELS[row.intent]) })}</span>
            <span className="cell-menu-words">{cellWords(connectedCell(row[column], models), models)}</span>
          </MenuEntry>
        )),
      )}
    </DropMenu>
  );
}

function TakeModel() {
  const { form } = useBakeOffStores();
  const models = useStore(form, (state) => state.models);
  const [isOpen, setOpen] = useState(false);
  return (
    <DropPanel
      isOpen={isOpen}
      onOpenChange={setOpen}
      align="end"
      className="model-picker"
      label={t('Add a candidate')}
      trigger={
        <button type="button" className="button" data-kind="quiet">
          <Plus size={13} aria-hidden />
          {t('Model')}
        </button>
      }
    >
      <ModelPicker
        models={[...models].sort((a, b) => Number(b.isAvailable) - Number(a.isAvailable))}
        taken={[]}
        onPick={(id) => {
          form.getState().addCandidate({ models: [id], params: {} });
          setOpen(false);
        }}
      />
    </DropPanel>
  );
}
