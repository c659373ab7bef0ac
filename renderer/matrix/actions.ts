import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const here = { group: msg('Matrix'), page: 'matrix' } as const;

export const MATRIX_ACTIONS: readonly ActionSpec[] = [
  { ...here, id: 'matrix.save', title: msg('Save the draft as the next version'), keys: ['Mod+S'], whileTyping: true },
  { ...here, id: 'matrix.discard', title: msg('Discard the draft'), keys: [] },
  { ...here, id: 'matrix.import', title: msg('Import a matrix file'), keys: ['Mod+O'] },
  { ...here, id: 'matrix.export', title: msg('Export the matrix as a file'), keys: ['Mod+E'] },
  { ...here, id: 'matrix.default', title: msg('Take Galley’s own table as a draft'), keys: [] },
];
