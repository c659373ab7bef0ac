import { isSameWay, type WhatIf } from '../../shared/routing.ts';

/**
 * What a draft alone changes. A what-if compares with where a prompt went when it was queued, so older versions' differences are in it too;
 * here the prompts that the matrix in force would send the same way are taken out.
 */
export function effectOf(inForce: WhatIf, draft: WhatIf): WhatIf {
  const now = new Map(inForce.changed.map((change) => [change.jobId, change]));
  const then = new Map(draft.changed.map((change) => [change.jobId, change]));
  const changed = [...new Set([...then.keys(), ...now.keys()])].flatMap((jobId) => {
    const [before, after] = [now.get(jobId), then.get(jobId)];
    const known = (after ?? before)!;
    // A prompt that one of the two leaves where it went has its old model there.
    const [from, to] = [before?.to ?? known.from, after?.to ?? known.from];
    return isSameWay(from, to) ? [] : [{ ...known, from, to }];
  });
  return { considered: draft.considered, changed };
}
