import type { Job, JobState } from '../../../shared/job.ts';

/** The jobs that a menu is about. */
export interface MenuSubject {
  ids: readonly string[];
  /** null = several, which may be in different states. */
  state: JobState | null;
}

export function subjectOf({ id, state }: Pick<Job, 'id' | 'state'>): MenuSubject {
  return { ids: [id], state };
}

/** The job whose row or card an element is part of, and with it the selection that it is part of; null = there is none. */
export function subjectAt(element: Element, selected: ReadonlySet<string>): MenuSubject | null {
  const { job, state } = element.closest<HTMLElement>('[data-job]')?.dataset ?? {};
  if (job === undefined) return null;
  return selected.has(job) && selected.size > 1 ? { ids: [...selected], state: null } : { ids: [job], state: (state ?? null) as JobState | null };
}
