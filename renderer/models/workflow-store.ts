import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImportedWorkflow, Role, Slot, Workflow, WorkflowKind } from '../../shared/workflows.ts';
import { errorWords } from '../app/error-words.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { slotName } from './workflow-words.ts';

export interface WorkflowState {
  /** Name of the file that is being imported; null = none. */
  fileName: string | null;
  /** What was found in it. */
  found: ImportedWorkflow | null;
  /** Why it cannot be used, a whole sentence; '' = it can. */
  problem: string;
  kind: WorkflowKind;
  /** Where each role is set, as corrected by hand. */
  inputs: Workflow['inputs'];
  read: (file: Pick<File, 'name' | 'text'>) => Promise<void>;
  setKind: (kind: WorkflowKind) => void;
  addSlot: (role: Role, slot: Slot) => void;
  removeSlot: (role: Role, slot: Slot) => void;
  /** The workflow as it stands now. */
  taken: () => Workflow | null;
  close: () => void;
}

const CLOSED = { fileName: null, found: null, problem: '', kind: 'generate', inputs: {} } as const;

/** The import of a ComfyUI workflow: what the studio found in the file, and what somebody makes of it. */
export function createWorkflowStore(importWorkflow: StudioClient['connections']['importWorkflow']): StoreApi<WorkflowState> {
  return createStore<WorkflowState>()((set, get) => ({
    ...CLOSED,
    async read(file) {
      set({ ...CLOSED, fileName: file.name });
      try {
        const found = await importWorkflow({ json: await file.text() });
        if (get().fileName === file.name) set({ found, kind: found.kind, inputs: found.workflow.inputs });
      } catch (error) {
        const { title, detail } = errorWords(error);
        if (get().fileName === file.name) set({ problem: detail || title });
      }
    },
    setKind: (kind) => set({ kind }),
    addSlot(role, slot) {
      const own = get().inputs[role] ?? [];
      if (own.some((other) => slotName(other) === slotName(slot))) return;
      set({ inputs: { ...get().inputs, [role]: [...own, slot] } });
    },
    removeSlot(role, slot) {
      const { [role]: own = [], ...others } = get().inputs;
      const left = own.filter((other) => slotName(other) !== slotName(slot));
      set({ inputs: left.length === 0 ? others : { ...others, [role]: left } });
    },
    taken() {
      const { found, inputs } = get();
      if (found === null) return null;
      const { image: [image] = [], mask: [mask] = [] } = inputs;
      const isInPicture = image !== undefined && mask !== undefined && slotName(image) === slotName(mask);
      return { ...found.workflow, inputs, maskFrom: isInPicture ? 'alpha' : 'file' };
    },
    close: () => set(CLOSED),
  }));
}
