import { BAKE_OFF_ACTIONS } from '../../bake-off/actions.ts';
import { COMPARE_SPECS } from '../../compare/actions.ts';
import { EXPORT_ACTIONS } from '../../export/actions.ts';
import { FIRST_RUN_ACTIONS } from '../../first-run/actions.ts';
import { GATES_ACTIONS } from '../../gates/actions.ts';
import { INSIGHTS_ACTIONS } from '../../insights/actions.ts';
import { WORKBENCH_ACTIONS } from '../../lettering/workbench/actions.ts';
import { MATRIX_ACTIONS } from '../../matrix/actions.ts';
import { QUEUE_SPECS } from '../../queue/actions.ts';
import { REVIEW_ACTIONS } from '../../review/actions.ts';
import { VIEWER_SPECS } from '../../viewer/actions.ts';
import { APP_ACTIONS } from '../actions.ts';
import { DESKTOP_ACTIONS } from '../desktop-actions.ts';
import type { ActionSpec } from './action.ts';

/** Every action of the window. A feature's come from its `actions.ts` (data only: they are in the first bundle). */
export const ALL_ACTIONS: readonly ActionSpec[] = [
  ...APP_ACTIONS,
  ...DESKTOP_ACTIONS,
  ...QUEUE_SPECS,
  ...REVIEW_ACTIONS,
  ...WORKBENCH_ACTIONS,
  ...VIEWER_SPECS,
  ...COMPARE_SPECS,
  ...MATRIX_ACTIONS,
  ...GATES_ACTIONS,
  ...BAKE_OFF_ACTIONS,
  ...INSIGHTS_ACTIONS,
  ...FIRST_RUN_ACTIONS,
  ...EXPORT_ACTIONS,
];

const BY_ID = new Map(ALL_ACTIONS.map((spec) => [spec.id, spec]));

export function specOf(id: string): ActionSpec | undefined {
  return BY_ID.get(id);
}
