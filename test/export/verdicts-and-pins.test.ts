import { expect, it } from 'vitest';
import { manifestOf } from '../../electron/export/manifest.ts';
import type { ExportRequest } from '../../shared/export.ts';
import { createProject } from '../review/project.ts';

it('names the verdict that stands and the pins of the very picture, in its px, with their answers', async () => {
  const { review, room, addProof } = createProject();
  const first = await addProof({ id: 'a' });
  room.pins.add({ proofId: 'a', pixelsSha256: first, x: 0, y: 0, text: 'On the version before' });
  const pixelsSha256 = await addProof({ id: 'bb', parentId: 'job-a' });
  const decide = (verdict: 'approve' | 'reject', note: string) => review.decide({ proofId: 'bb', pixelsSha256, verdict, note, overrideReason: '' });
  decide('approve', 'Fits');
  const rejection = decide('reject', 'A slip of the hand');
  expect(review.approvedIds()).toEqual([]);
  review.withdraw(rejection.id);
  expect(review.approvedIds()).toEqual(['bb']);
  const pin = room.pins.add({ proofId: 'bb', pixelsSha256, x: 0.5, y: 0.25, text: 'Keep this' });
  room.pins.note({ pinId: pin.id, kind: 'reply', text: 'Kept', by: 'Mara' });
  room.pins.note({ pinId: pin.id, kind: 'resolved', text: '' });
  const input = { version: '1', project: 'Spring', at: '2026-03-01T10:00:00.000Z', request: { scales: [1] } as ExportRequest, contactSheets: [] };
  const { proofs } = manifestOf({ ...input, proofs: [{ proof: review.get('bb'), plan: review.plan('bb'), files: [] }] });
  expect(proofs[0].verdict).toMatchObject({ verdict: 'approve', note: 'Fits' });
  expect(proofs[0].pins).toEqual([
    {
      number: 1,
      x: 40,
      y: 16,
      text: 'Keep this',
      author: 'Lea',
      at: expect.any(String),
      isResolved: true,
      replies: [{ text: 'Kept', author: 'Mara', at: expect.any(String) }],
    },
  ]);
});
