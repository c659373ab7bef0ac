import type { Menu, MenuItem } from '../../shared/desktop.ts';
import { msg, t } from '../words/t.ts';
import type { ActionSpec } from './actions/action.ts';
import { keysOf, type OwnKeys } from './actions/key-table.ts';

type Entry = string | { role: Extract<MenuItem, { kind: 'role' }>['role']; label: string } | '-';

interface MenuPlan {
  title: string;
  /**
   * Ids of actions, what the system does by itself, and lines. An id that ends in "*" = all of that folder that no menu names; one that ends in ">" = the same in menus of their own,
   * one for each group.
   */
  entries: readonly Entry[];
}

const PLANS: readonly MenuPlan[] = [
  {
    title: msg('File'),
    entries: [
      'export.*',
      'import.*',
      'matrix.>',
      'gates.>',
      'insights.>',
      '-',
      'app.settings',
      '-',
      { role: 'close', label: msg('Close window') },
      { role: 'quit', label: msg('Quit') },
    ],
  },
  {
    title: msg('Edit'),
    entries: [
      'app.undo',
      'app.redo',
      '-',
      { role: 'cut', label: msg('Cut') },
      { role: 'copy', label: msg('Copy') },
      { role: 'paste', label: msg('Paste') },
      { role: 'selectAll', label: msg('Select all') },
      '-',
      'app.palette',
    ],
  },
  {
    title: msg('View'),
    entries: [
      'go.*',
      '-',
      'app.theme-dark',
      'app.theme-light',
      'app.theme-system',
      'app.contrast',
      '-',
      'app.larger',
      'app.smaller',
      'app.rail',
      '-',
      { role: 'togglefullscreen', label: msg('Full screen') },
      { role: 'toggleDevTools', label: msg('Developer tools') },
    ],
  },
  { title: msg('Queue'), entries: ['app.pause', '-', 'queue.*'] },
  {
    title: msg('Review'),
    entries: [
      'review.next',
      'review.previous',
      'review.next-unjudged',
      'review.next-red',
      '-',
      'review.approve',
      'review.changes',
      'review.reject',
      'review.note',
      'review.assign',
      '-',
      'review.rerender',
      'review.lettering',
      'review.versions',
      'review.compare-variants',
      'review.compare',
      'review.recipe',
      '-',
      'review.search',
      'review.grid',
      'review.rounds',
      '-',
      'review.>',
      'compare.>',
      'lettering.>',
    ],
  },
  {
    title: msg('Window'),
    entries: ['window.*', '-', { role: 'minimize', label: msg('Minimise') }, { role: 'zoom', label: msg('Zoom') }, '-', 'app.notices'],
  },
  { title: msg('Help'), entries: ['help.*', 'app.shortcuts', 'app.keys', '-', { role: 'about', label: msg('About Galley') }] },
];

const NAMED = new Set(PLANS.flatMap(({ entries }) => entries.filter((entry): entry is string => typeof entry === 'string')));

/** The window's actions as the native menus show them, in the person's words and with their keys. */
export function desktopMenus(specs: readonly ActionSpec[], own: OwnKeys): Menu[] {
  const byId = new Map(specs.map((spec) => [spec.id, spec]));
  const itemOf = (spec: ActionSpec): Extract<MenuItem, { kind: 'action' }> => ({
    kind: 'action',
    id: spec.id,
    label: t(spec.title),
    chord: keysOf(spec, own)[0] ?? null,
  });
  const restOf = (folder: string) => specs.filter(({ id, isHidden }) => id.startsWith(folder) && !isHidden && !NAMED.has(id));
  const itemsOf = (entry: Entry, title: string): MenuItem[] => {
    if (entry === '-') return [{ kind: 'separator' }];
    if (typeof entry !== 'string') return [{ kind: 'role', role: entry.role, label: t(entry.label) }];
    if (entry.endsWith('*')) return restOf(entry.slice(0, -1)).map(itemOf);
    if (!entry.endsWith('>')) return byId.has(entry) ? [itemOf(byId.get(entry)!)] : [];
    const rest = restOf(entry.slice(0, -1));
    return [...new Set(rest.map(({ group }) => group))].map((group) => ({
      kind: 'submenu',
      // What is left of a menu's own group.
      label: group === title ? t('More') : t(group),
      items: rest.filter((spec) => spec.group === group).map(itemOf),
    }));
  };
  return PLANS.map(({ title, entries }) => ({ label: t(title), items: withoutStrayLines(entries.flatMap((entry) => itemsOf(entry, title))) }));
}

/** Lines only between items. */
function withoutStrayLines(items: readonly MenuItem[]): MenuItem[] {
  return items.filter((item, index) => item.kind !== 'separator' || (index > 0 && index < items.length - 1 && items[index - 1].kind !== 'separator'));
}
