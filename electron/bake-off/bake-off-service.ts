import type {
  BakeOffMeasureReport,
  BakeOffPlan,
  BakeOffProposal,
  BakeOffRanking,
  BakeOffReport,
  BakeOffRequest,
  BakeOffRequestInput,
  BakeOffSummary,
  Ballot,
  BallotChoice,
} from '../../shared/bake-off.ts';
import { bakeOffRequestSchema, MAX_BAKE_OFF_RENDERS } from '../../shared/bake-off.ts';
import { AppError } from '../../shared/errors.ts';
import type { JobRequest, JobRequestInput } from '../../shared/job.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import type { Matrix, MatrixCell, Prediction, WhatIf } from '../../shared/routing.ts';
import { rankSteps } from '../statistics/ranking.ts';
import { inSlices, type Steps } from '../statistics/slices.ts';
import type { BakeOffTable, RenderRow, StoredBakeOff, StoredVote } from '../telemetry/bake-off-table.ts';
import { type BallotBox, openBallotBox } from './ballots.ts';
import { findingsOf } from './findings.ts';
import { bakeOffPage } from './html-report.ts';
import { reportMeasures } from './measures.ts';
import { obstacleOf, planBakeOff, tooManyRenders } from './plan.ts';
import { proposeMatrix } from './proposal.ts';

/** Prompts × candidates × seeds, rendered by the queue, measured, and judged blind. */
export interface BakeOffService {
  /** What a request comes to, and what stands in its way; queues nothing. @throws AppError invalid-input */
  plan(request: BakeOffRequestInput): BakeOffPlan;
  /** Queues every render, all or none. @throws AppError invalid-input and what the queue refuses */
  start(request: BakeOffRequestInput): BakeOffSummary;
  /** Newest first. */
  list(): BakeOffSummary[];
  /** Reckoned in slices: the queue goes on meanwhile. @throws AppError not-found */
  report(id: string): Promise<BakeOffReport>;
  /** Takes a bake-off off the list; its renders, proofs and votes stay, and `restore` puts it back. @throws AppError not-found */
  remove(id: string): void;
  /** @throws AppError not-found */
  restore(id: string): void;
  /** The next pair for a voter; null = nothing is left to judge, for now. @throws AppError not-found */
  ballot(id: string, voter?: string): Ballot | null;
  /** A later vote on the same pair replaces the voter's earlier one. @throws AppError not-found */
  vote(id: string, vote: { pair: string; choice: BallotChoice; voter?: string }): void;
  /** The report with its pictures as one file. @throws AppError not-found */
  html(id: string): Promise<{ fileName: string; content: string }>;
  /** What the matrix would be with a candidate in it; nothing is saved. Without intents: those that the prompts read as. @throws AppError not-found */
  propose(id: string, candidate: number, intents?: readonly Intent[]): BakeOffProposal;
}

export interface BakeOffParts {
  table: BakeOffTable;
  /** The literal prompts that a prompt stands for. @throws AppError */
  expand(request: JobRequestInput): JobRequest[];
  /** Queues literal prompts; `alongside` writes in the same transaction. */
  addLiteral(requests: readonly JobRequest[], alongside: (ids: readonly string[]) => void): string[];
  /** Why a model cannot be used, in one sentence; null = it can. */
  obstacle(model: string): string | null;
  /** As the prompt reads. */
  intentOf(prompt: string): Intent;
  /** Of one render of a literal prompt by each cell. */
  predict(request: JobRequest, cells: readonly MatrixCell[]): Prediction[];
  matrix(): Matrix;
  whatIf(matrix: Matrix): WhatIf;
  /** A picture small enough for a page, WebP. */
  thumbnail(sha256: string): Promise<Uint8Array>;
  /** Who votes when nobody is named. */
  reviewer: string;
  createId: () => string;
  clock: () => Date;
}

export function createBakeOffService(parts: BakeOffParts): BakeOffService {
  const { table } = parts;
  // Drawing thousands of times takes seconds of a large bake-off; a window that watches it asks again and again.
  const measured = keepNewest<BakeOffMeasureReport[]>();
  const ranked = keepNewest<BakeOffRanking>();

  function get(id: string): StoredBakeOff {
    const bakeOff = table.get(id);
    if (!bakeOff) throw new AppError('not-found', `There is no bake-off ${id}.`, { details: { id } });
    return bakeOff;
  }

  function open(id: string): { bakeOff: StoredBakeOff; renders: RenderRow[]; votes: StoredVote[]; box: BallotBox } {
    const bakeOff = get(id);
    const renders = table.renders(id);
    const votes = table.votes(id);
    return { bakeOff, renders, votes, box: openBallotBox(id, bakeOff.request.prompts, renders, votes) };
  }

  function summaryOf({ id, request, createdAt }: StoredBakeOff): BakeOffSummary {
    const { votes, ...renders } = table.counts(id);
    const { name, candidates, prompts, seeds } = request;
    return { id, name, createdAt, candidates: candidates.map((candidate) => candidate.name), prompts: prompts.length, seeds: seeds.length, renders, votes };
  }

  async function report(id: string): Promise<BakeOffReport> {
    const { bakeOff, renders, votes } = open(id);
    const summary = summaryOf(bakeOff);
    const count = summary.candidates.length;
    const measures = await measured(`${id} ${JSON.stringify(renders)}`, () => inSlices(reportMeasures(count, renders)));
    const ranking = await ranked(`${id} ${JSON.stringify(votes)}`, () => inSlices(rankingOf(count, votes)));
    const found = findingsOf({ ...summary, measures, ranking });
    const findings = found.map(({ text }) => text);
    const findingSentences = found.map(({ sentence }) => sentence);
    const cells = renders.map(({ prompt, candidate, seed, jobId, state, proofId, sha256, error }) => ({
      prompt,
      candidate,
      seed,
      jobId,
      state,
      proofId,
      sha256,
      error,
    }));
    return { ...summary, request: bakeOff.request, cells, measures, ranking, findings, findingSentences };
  }

  return {
    plan: (input) => planBakeOff(parse(input), parts),
    start(input) {
      const request = parse(input);
      checkCandidates(request, parts.obstacle);
      const { width, height, column } = request;
      const literal = request.prompts.flatMap((prompt) => parts.expand({ prompt, width, height, column }));
      const renders = literal.length * request.candidates.length * request.seeds.length;
      if (renders > MAX_BAKE_OFF_RENDERS) throw new AppError('invalid-input', tooManyRenders(renders).text);
      const bakeOff = { id: parts.createId(), request: { ...request, prompts: literal.map(({ prompt }) => prompt) }, createdAt: parts.clock().toISOString() };
      const cells = cellsInTurn(bakeOff.request);
      const requests = cells.map(({ prompt, candidate, seed }) => ({
        ...literal[prompt],
        seed: request.seeds[seed],
        cell: request.candidates[candidate].cell,
      }));
      parts.addLiteral(requests, (ids) => {
        table.add(bakeOff);
        cells.forEach((cell, index) => {
          table.addCell(bakeOff.id, { ...cell, jobId: ids[index] });
        });
      });
      return summaryOf(bakeOff);
    },
    list: () => table.list().map(summaryOf),
    report,
    remove(id) {
      get(id);
      table.setRemoved(id, true);
    },
    restore(id) {
      get(id);
      table.setRemoved(id, false);
    },
    async html(id) {
      const content = await bakeOffPage(await report(id), parts.thumbnail);
      return { fileName: `${fileNameOf(get(id).request.name)}.html`, content };
    },
    ballot: (id, voter = parts.reviewer) => open(id).box.next(voter),
    vote(id, { pair, choice, voter = parts.reviewer }) {
      const vote = open(id).box.voteOf(voter, pair, choice);
      if (!vote) throw new AppError('not-found', `There is no pair ${pair} to vote on in this bake-off.`, { details: { id, pair } });
      table.vote(id, vote, parts.clock().toISOString());
    },
    propose(id, index, intents) {
      const { request } = get(id);
      const candidate = request.candidates[index];
      if (!candidate) throw new AppError('not-found', `This bake-off has no candidate ${index}.`, { details: { id, candidate: index } });
      const read = new Set(request.prompts.map(parts.intentOf));
      return proposeMatrix({
        bakeOff: request.name,
        candidate,
        intents: intents ?? INTENTS.filter((intent) => read.has(intent)),
        column: request.column,
        matrix: parts.matrix(),
        whatIf: parts.whatIf,
      });
    },
  };
}

/** Gives the newest answer again when the question is the same, also while it is still being worked on. */
function keepNewest<Answer>(): (question: string, ask: () => Promise<Answer>) => Promise<Answer> {
  let newest: { question: string; answer: Promise<Answer> } | null = null;
  return (question, ask) => {
    if (newest?.question !== question) newest = { question, answer: ask() };
    return newest.answer;
  };
}

/** Letters and digits of any script; the rest are dashes. */
function fileNameOf(name: string): string {
  return (
    name
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'bake-off'
  );
}

function parse(input: BakeOffRequestInput): BakeOffRequest {
  const parsed = bakeOffRequestSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0];
  throw new AppError('invalid-input', `The bake-off's ${path.join('.') || 'request'} is not right: ${message}.`, { details: { path } });
}

function checkCandidates({ candidates }: BakeOffRequest, obstacle: BakeOffParts['obstacle']): void {
  for (const candidate of candidates) {
    const message = obstacleOf(candidate, obstacle);
    if (message !== null) throw new AppError('invalid-input', message, { details: { candidate: candidate.name } });
  }
}

/** Candidates take turns in going first, so that a machine that warms up or slows down does so for all of them. */
function cellsInTurn({ prompts, candidates, seeds }: BakeOffRequest): Pick<RenderRow, 'prompt' | 'seed' | 'candidate'>[] {
  const cells: Pick<RenderRow, 'prompt' | 'seed' | 'candidate'>[] = [];
  let turn = 0;
  for (const seed of seeds.keys()) {
    for (const prompt of prompts.keys()) {
      for (const place of candidates.keys()) cells.push({ prompt, seed, candidate: (place + turn) % candidates.length });
      turn++;
    }
  }
  return cells;
}

function* rankingOf(candidates: number, votes: readonly StoredVote[]): Steps<BakeOffRanking> {
  const { strengths, pValue, winner } = yield* rankSteps(
    candidates,
    votes.map(({ prompt, seed, first, second, score }) => ({ item: `${prompt} ${seed}`, a: first, b: second, score })),
  );
  const own = (candidate: number, score: number) =>
    votes.filter((vote) => (vote.first === candidate && vote.score === score) || (vote.second === candidate && vote.score === 1 - score)).length;
  return {
    votes: votes.length,
    voters: new Set(votes.map(({ voter }) => voter)).size,
    candidates: strengths.map((strength, candidate) => ({ strength, won: own(candidate, 1), tied: own(candidate, 0.5), lost: own(candidate, 0) })),
    pValue,
    winner,
  };
}
