import { type LayerRoute, type ModelStatus, SKETCH } from '../../shared/routing.ts';
import { unknownModel } from './known-models.ts';

export interface ModelChoice {
  status: ModelStatus;
  /** Models before the chosen one and why each was passed over. */
  skipped: LayerRoute['skipped'];
  /** Usable models after it. */
  fallbacks: string[];
}

const SKETCH_STATUS: ModelStatus = { id: SKETCH, label: 'Sketch', vendor: 'Galley', isAvailable: true, reason: '', isBuiltIn: true };

/** The first model of a list that can be used; Sketch when there is none. */
export function chooseModel(listed: readonly string[], models: readonly ModelStatus[]): ModelChoice {
  const skipped: ModelChoice['skipped'] = [];
  const names = listed.at(-1) === SKETCH ? listed : [...listed, SKETCH];
  for (const [index, id] of names.entries()) {
    const status = models.find((model) => model.id === id) ?? (id === SKETCH ? SKETCH_STATUS : unknownModel(id));
    if (status.isAvailable) {
      const isUsable = (name: string) => name === SKETCH || models.some((model) => model.id === name && model.isAvailable);
      return { status, skipped, fallbacks: names.slice(index + 1).filter(isUsable) };
    }
    skipped.push({ model: id, reason: status.reason });
  }
  return { status: SKETCH_STATUS, skipped: skipped.filter(({ model }) => model !== SKETCH), fallbacks: [] };
}

export function labelOf(id: string, models: readonly ModelStatus[]): string {
  return models.find((model) => model.id === id)?.label ?? id;
}
