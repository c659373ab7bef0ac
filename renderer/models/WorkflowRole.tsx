import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Candidate, Graph, Role, Slot } from '../../shared/workflows.ts';
import { Choice } from '../ui/Choice.tsx';
import { t } from '../words/t.ts';
import type { WorkflowState } from './workflow-store.ts';
import { ROLE_WORDS, settableInputs, slotName, slotWords, valueWords } from './workflow-words.ts';

export interface WorkflowRoleProps {
  role: Role;
  workflows: StoreApi<WorkflowState>;
  graph: Graph;
  candidates: readonly Candidate[];
}

const NONE: readonly Slot[] = [];

/** Where one of Galley's settings goes: the places that were found, and a list of all others. */
export function WorkflowRole({ role, workflows, graph, candidates }: WorkflowRoleProps) {
  const slots = useStore(workflows, (state) => state.inputs[role] ?? NONE);
  const all = useMemo(() => settableInputs(graph), [graph]);
  const { addSlot, removeSlot } = workflows.getState();
  const name = t(ROLE_WORDS[role]);
  const taken = new Set(slots.map(slotName));
  const reasonOf = (slot: Slot) => candidates.find((other) => other.role === role && slotName(other) === slotName(slot))?.reason ?? t('Chosen by hand.');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {slots.length === 0 && <span className="workflow-facts">{t('not set')}</span>}
        {slots.map((slot) => (
          <div key={slotName(slot)} className="workflow-slot">
            <div>
              {slotWords(graph, slot)} <span className="workflow-facts">= {valueWords(graph, slot)}</span>
              <p>{reasonOf(slot)}</p>
            </div>
            <button
              type="button"
              className="icon-button"
              aria-label={t('{role}: not {place}', { role: name, place: slotWords(graph, slot) })}
              onClick={() => removeSlot(role, slot)}
            >
              <X size={14} aria-hidden />
            </button>
          </div>
        ))}
      </td>
      <td>
        <Choice
          label={t('{role}: another place', { role: name })}
          value=""
          options={[
            { value: '', label: slots.length === 0 ? t('Choose…') : t('Add…') },
            ...all
              .filter((slot) => !taken.has(slotName(slot)))
              .map((slot) => ({ value: slotName(slot), label: `${slotWords(graph, slot)} = ${valueWords(graph, slot)}` })),
          ]}
          onChange={(place) => {
            const slot = all.find((other) => slotName(other) === place);
            if (slot) addSlot(role, slot);
          }}
        />
      </td>
    </tr>
  );
}
