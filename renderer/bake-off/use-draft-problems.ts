import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type DraftProblems, problemsOf } from './draft.ts';
import { problemsWithPlan } from './form-store.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';

/** What is wrong with what was entered. What is only missing is named from the first try to start on. */
export function useDraftProblems(): DraftProblems {
  const { form } = useBakeOffStores();
  const { draft, models, plan, hasTried } = useStore(form);
  return useMemo(() => {
    const { name, prompts, candidates, ...wrong } = problemsOf(draft, models);
    const missing = { ...(name && { name }), ...(prompts && { prompts }), ...(candidates && { candidates }) };
    return problemsWithPlan({ ...wrong, ...(hasTried && missing) }, plan);
  }, [draft, models, plan, hasTried]);
}
