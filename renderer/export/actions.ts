import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const here = { group: msg('Export'), page: 'export' } as const;

/** Handing over what was approved. */
export const EXPORT_ACTIONS: readonly ActionSpec[] = [
  { ...here, id: 'export.run', title: msg('Export now'), keys: ['Mod+Enter'], whileTyping: true },
  { ...here, id: 'export.folder', title: msg('Choose the export folder'), keys: ['Mod+O'] },
  { ...here, id: 'export.open-folder', title: msg('Open the export folder'), keys: [] },
  { ...here, id: 'export.all', title: msg('Take every approved proof'), keys: ['Mod+A'] },
  { ...here, id: 'export.none', title: msg('Take no proof'), keys: ['Mod+Shift+A'] },
];
