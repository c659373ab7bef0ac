import type { BakeOffProposal, Candidate } from '../../shared/bake-off.ts';
import type { Intent } from '../../shared/prompt.ts';
import { type Matrix, SKETCH, type WhatIf } from '../../shared/routing.ts';

export interface ProposalInput {
  bakeOff: string;
  candidate: Candidate;
  intents: readonly Intent[];
  column: 'draft' | 'final';
  matrix: Matrix;
  whatIf(matrix: Matrix): WhatIf;
}

/** The matrix with the candidate's cell in these rows, and what that would do. Like every cell it ends in Sketch. */
export function proposeMatrix({ bakeOff, candidate, intents, column, matrix, whatIf }: ProposalInput): BakeOffProposal {
  const models = candidate.cell.models.at(-1) === SKETCH ? candidate.cell.models : [...candidate.cell.models, SKETCH];
  const cell = { ...candidate.cell, models };
  const proposed = { ...matrix, rows: matrix.rows.map((row) => (intents.includes(row.intent) ? { ...row, [column]: cell } : row)) };
  return { matrix: proposed, intents: [...intents], column, whatIf: whatIf(proposed), note: `${candidate.name}, by the bake-off “${bakeOff}”` };
}
