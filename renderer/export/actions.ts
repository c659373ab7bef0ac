import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const here = { group: msg('Export'), page: 'export' } as const;

/** Handing over what was approved. */
export const EXPORT_ACTIONS: readonly ActionSpec[] = [
  { ...here, id: 'export.run', title: msg('Export now'), keys: ['Mod+Enter'], whileTyping: true },
  { ...here, id: 'export.stop', title: msg('Stop the export'), keys: ['Mod+.'], whileTyping: true },
  { ...here, id: 'export.resume', title: msg('Resume the export that stopped'), keys: ['R'] },
  { ...here, id: 'export.next-preset', title: msg('Next preset'), keys: [']'] },
  { ...here, id: 'export.previous-preset', title: msg('Previous preset'), keys: ['['] },
  { ...here, id: 'export.save-preset', title: msg('Save the settings as a preset'), keys: ['Mod+S'], whileTyping: true },
  { ...here, id: 'export.folder', title: msg('Choose the export folder'), keys: ['Mod+O'] },
  { ...here, id: 'export.open-folder', title: msg('Open the export folder'), keys: ['Mod+Shift+O'] },
  { ...here, id: 'export.history', title: msg('Earlier exports'), keys: ['H'] },
  { ...here, id: 'export.all', title: msg('Take every approved proof'), keys: ['Mod+A'] },
  { ...here, id: 'export.none', title: msg('Take no proof'), keys: ['Mod+Shift+A'] },
];
