import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

const here = { group: msg('Insights'), page: 'insights' } as const;

export const INSIGHTS_ACTIONS: readonly ActionSpec[] = [
  { ...here, id: 'insights.longer', title: msg('Look further back'), keys: ['+', '='] },
  { ...here, id: 'insights.shorter', title: msg('Look less far back'), keys: ['-'] },
  { ...here, id: 'insights.clear', title: msg('Clear all filters'), keys: ['X'] },
  { ...here, id: 'insights.csv', title: msg('Export every step as CSV'), keys: ['Mod+E'] },
];
