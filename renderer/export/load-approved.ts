import type { ProofSummary } from '../../shared/proof.ts';
import type { StudioClient } from '../app/studio-client.ts';

const PAGE_SIZE = 500;

/** Every approved proof, newest first, page by page. */
export async function loadApproved(list: StudioClient['review']['list']): Promise<ProofSummary[]> {
  const proofs: ProofSummary[] = [];
  for (;;) {
    const page = await list({ filter: 'approve', limit: PAGE_SIZE, offset: proofs.length });
    proofs.push(...page.proofs);
    if (page.proofs.length === 0 || proofs.length >= page.total) return proofs;
  }
}
