import { type ModelStatus, SKETCH } from '../../shared/routing.ts';
import { t } from '../words/t.ts';

/** A model's place in a cell. */
export interface CellModel {
  id: string;
  label: string;
  /** First that is available takes the prompt, available ones behind it are its fallbacks, the others are passed over. */
  role: 'takes' | 'fallback' | 'skipped';
  /** What a tooltip says. */
  words: string;
  isFixed: boolean;
}

/** The status of an id; one that nobody knows counts as not connected. */
export function statusOf(id: string, models: readonly ModelStatus[]): ModelStatus {
  const known = models.find((model) => model.id === id);
  if (known !== undefined) return known;
  const isBuiltIn = id === SKETCH;
  return {
    id,
    label: isBuiltIn ? 'Sketch' : id,
    vendor: '',
    isAvailable: isBuiltIn,
    reason: isBuiltIn ? '' : t('Galley knows no model called “{id}”.', { id }),
    isBuiltIn,
  };
}

/** The models of a cell with what each is there for. */
export function cellModels(ids: readonly string[], models: readonly ModelStatus[]): CellModel[] {
  const statuses = ids.map((id) => statusOf(id, models));
  const taker = statuses.findIndex((status) => status.isAvailable);
  return statuses.map((status, index) => {
    const role = !status.isAvailable ? 'skipped' : index === taker ? 'takes' : 'fallback';
    const who = status.vendor === '' ? status.id : `${status.id}, ${status.vendor}`;
    const words = {
      takes: t('Prompts go here ({who}).', { who }),
      fallback: t('Tried when the models before it fail ({who}).', { who }),
      skipped: t('Passed over. {reason}', { reason: status.reason }),
    }[role];
    return { id: status.id, label: status.label, role, words, isFixed: status.id === SKETCH };
  });
}

/** Short name of a model, for sentences. */
export function modelLabel(id: string, models: readonly ModelStatus[]): string {
  return statusOf(id, models).label;
}
