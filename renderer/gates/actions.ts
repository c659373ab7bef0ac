import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const here = { group: msg('Gates'), page: 'gates' } as const;

export const GATES_ACTIONS: readonly ActionSpec[] = [
  { ...here, id: 'gates.save', title: msg('Save limits'), keys: ['Mod+S'], whileTyping: true },
  { ...here, id: 'gates.discard', title: msg('Discard the limits that are not saved'), keys: [] },
  { ...here, id: 'gates.import', title: msg('Import a file of limits'), keys: ['Mod+O'] },
  { ...here, id: 'gates.export', title: msg('Export the limits as a file'), keys: ['Mod+E'] },
  { ...here, id: 'gates.default', title: msg('Take Galley’s own limits'), keys: [] },
];
