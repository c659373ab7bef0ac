import { LETTERERS, type ModelStatus, SKETCH } from '../../shared/routing.ts';
import { statusOf } from './model-status.ts';

export interface LettererChoice {
  id: string;
  label: string;
  /** Why it cannot be asked now, or whose it is. */
  reason: string;
  /** 1 = asked first; null = not asked. */
  place: number | null;
}

/** Models that letter in their order, then all that could. */
export function lettererChoices(letterWith: readonly string[], models: readonly ModelStatus[]): LettererChoice[] {
  const able = models.filter(({ id, canLetter }) => canLetter && id !== SKETCH).map(({ id }) => id);
  const ids = [...new Set([...letterWith, ...LETTERERS, ...able])];
  const choices = ids.map((id) => {
    const { label, vendor, isAvailable, reason } = statusOf(id, models);
    const index = letterWith.indexOf(id);
    return { id, label, reason: isAvailable ? vendor : reason, isAvailable, place: index < 0 ? null : index + 1 };
  });
  const rank = ({ place, isAvailable }: (typeof choices)[number]) => place ?? (isAvailable ? 100 : 200);
  return choices.sort((a, b) => rank(a) - rank(b)).map(({ id, label, reason, place }) => ({ id, label, reason, place }));
}
