import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/job.ts';
import type { Pin, ProofDetail, ProofSummary, VerdictEntry } from '../../../shared/proof.ts';
import type { ReviewQuery, Round } from '../../../shared/review.ts';
import type { FakeStudio } from './fake-studio.ts';

const AT = '2026-01-05T10:00:00.000Z';

export function summaryOf({ job: _job, lettering: _lettering, steps: _steps, ledger: _ledger, allPins: _pins, ...summary }: ProofDetail): ProofSummary {
  return summary;
}

function matches(proof: ProofDetail, { filter, gate, intent, model, assignee, pins, minStars, search }: ReviewQuery): boolean {
  const isWanted = filter === 'all' || (filter === 'needs-review' ? proof.verdict === null : proof.verdict === filter);
  const isAssigned = assignee === undefined || (proof.assignee ?? '') === assignee;
  const hasPins = pins === undefined || { open: proof.openPins > 0, any: proof.pins > 0, none: proof.pins === 0 }[pins];
  const isFound = search === undefined || proof.prompt.toLowerCase().includes(search.toLowerCase());
  const isKind = (intent === undefined || proof.intent === intent) && (model === undefined || proof.model === model);
  return isWanted && isAssigned && hasPins && isFound && isKind && (gate === undefined || proof.gate.colour === gate) && proof.rating >= (minStars ?? 0);
}

/** Review in memory: verdicts, pins, stars and assignments behave; a recipe is the proof's own steps, and nothing has siblings. */
export function reviewRoutes(studio: FakeStudio, add: (prompt: string, request: Partial<Job['request']>) => Job) {
  const os = implement(contract).review;
  const proofOf = (id: string): ProofDetail => {
    const proof = studio.proofs.find((entry) => entry.id === id);
    if (proof === undefined) throw new AppError('not-found', `There is no proof ${id}.`);
    return proof;
  };
  const found = (query: ReviewQuery) => studio.proofs.filter((proof) => matches(proof, query));
  const countOf = (proofs: readonly ProofDetail[], verdict: ProofDetail['verdict']) => proofs.filter((proof) => proof.verdict === verdict).length;
  const countsOf = (proofs: readonly ProofDetail[]) => ({
    unjudged: countOf(proofs, null),
    approve: countOf(proofs, 'approve'),
    changes: countOf(proofs, 'changes'),
    reject: countOf(proofs, 'reject'),
  });
  const rounds: (Round & { proofIds: string[] })[] = [];
  const roundOf = ({ proofIds, ...round }: (typeof rounds)[number]): Round => ({
    ...round,
    judged: proofIds.filter((id) => proofOf(id).verdict !== null).length,
  });
  const findRound = (id: string) => {
    const round = rounds.find((entry) => entry.id === id);
    if (round === undefined) throw new AppError('not-found', `There is no review round ${id}.`);
    return round;
  };
  const countPins = (proof: ProofDetail) => {
    proof.pins = proof.allPins.length;
    proof.openPins = proof.allPins.filter(({ isResolved }) => !isResolved).length;
  };
  const nameOf = (by: string | undefined) => by ?? 'Mara';

  return {
    list: os.list.handler(({ input: { offset, limit, ...query } }) => {
      const proofs = found(query);
      return { proofs: proofs.slice(offset, offset + limit).map(summaryOf), total: proofs.length };
    }),
    get: os.get.handler(({ input }) => proofOf(input.id)),
    decide: os.decide.handler(({ input: { by, ...input } }) => {
      const proof = proofOf(input.proofId);
      if (proof.afterSha256 !== input.pixelsSha256) throw new AppError('conflict', 'The proof has other pixels now.');
      const entry: VerdictEntry = { ...input, id: proof.ledger.length + 1, reviewer: nameOf(by), at: AT };
      proof.ledger.push(entry);
      proof.verdict = input.verdict;
      return entry;
    }),
    rerender: os.rerender.handler(({ input }) => {
      const proof = proofOf(input.proofId);
      return add(input.request?.prompt ?? proof.prompt, { ...(input.request as Partial<Job['request']>) });
    }),
    find: os.find.handler(({ input: { query, fromId, wanted } }) => {
      const proofs = found(query);
      const start = proofs.findIndex(({ id }) => id === fromId);
      if (wanted === 'this') return start < 0 ? null : { id: proofs[start].id, index: start };
      for (let by = 1; by <= proofs.length; by++) {
        const index = (start + by) % proofs.length;
        const { id, gate, verdict } = proofs[index];
        if (id !== fromId && (wanted === 'red' ? gate.colour === 'red' : verdict === null)) return { id, index };
      }
      return null;
    }),
    ids: os.ids.handler(({ input }) => found(input.query).map(({ id }) => id)),
    overview: os.overview.handler(({ input }) => {
      const proofs = found({ ...input.query, filter: 'all' });
      const openPins = proofs.reduce((sum, proof) => sum + proof.openPins, 0);
      return { counts: countsOf(proofs), openPins, models: [...new Set(studio.proofs.map(({ model }) => model))], people: ['Mara'] };
    }),
    withdraw: os.withdraw.handler(({ input }) => {
      const proof = studio.proofs.find(({ ledger }) => ledger.some(({ id, withdrawn }) => id === input.id && !withdrawn));
      const entry = proof?.ledger.findLast(({ id, withdrawn }) => id === input.id && !withdrawn);
      if (proof === undefined || entry === undefined) throw new AppError('not-found', `There is no verdict ${input.id}.`);
      entry.withdrawn = { reviewer: nameOf(input.by), at: AT };
      proof.verdict = proof.ledger.findLast(({ withdrawn }) => !withdrawn)?.verdict ?? null;
      return entry;
    }),
    rate: os.rate.handler(({ input }) => {
      const proof = proofOf(input.proofId);
      const before = proof.rating;
      proof.rating = input.stars;
      return before;
    }),
    assign: os.assign.handler(({ input }) =>
      input.assigned.map(({ proofId, assignee }) => {
        const proof = proofOf(proofId);
        const before = proof.assignee;
        proof.assignee = assignee;
        return { proofId, assignee: before };
      }),
    ),
    addPin: os.addPin.handler(({ input: { by, ...input } }) => {
      const proof = proofOf(input.proofId);
      const number = proof.allPins.length + 1;
      const pin: Pin = { ...input, id: `${proof.id}-pin-${number}`, number, author: nameOf(by), at: AT, isResolved: false, entries: [] };
      proof.allPins.push(pin);
      countPins(proof);
      return pin;
    }),
    notePin: os.notePin.handler(({ input: { pinId, kind, text, by } }) => {
      const proof = studio.proofs.find(({ allPins }) => allPins.some(({ id }) => id === pinId));
      const pin = proof?.allPins.find(({ id }) => id === pinId);
      if (proof === undefined || pin === undefined) throw new AppError('not-found', `There is no pin ${pinId}.`);
      pin.entries.push({ id: pin.entries.length + 1, kind, text, author: nameOf(by), at: AT });
      if (kind === 'resolved' || kind === 'reopened') pin.isResolved = kind === 'resolved';
      if (kind === 'removed') proof.allPins = proof.allPins.filter((other) => other !== pin);
      countPins(proof);
      return pin;
    }),
    variants: os.variants.handler(({ input }) => {
      const { prompt } = proofOf(input.proofId);
      return studio.proofs.filter((proof) => proof.prompt === prompt).map((proof) => ({ proof: summaryOf(proof), seed: proof.job.request.seed, changes: [] }));
    }),
    history: os.history.handler(({ input }) => {
      const proof = proofOf(input.proofId);
      const { jobId, createdAt, ledger, job } = proof;
      return [{ jobId, parentJobId: job.parentId, state: job.state, createdAt, proof: summaryOf(proof), ledger, changes: [] }];
    }),
    recipe: os.recipe.handler(({ input }) => {
      const proof = proofOf(input.proofId);
      const { job, steps, prompt, width, height, intent } = proof;
      return {
        proofId: proof.id,
        prompt,
        seed: job.request.seed,
        width,
        height,
        intent,
        column: 'final' as const,
        matrixVersion: 1,
        nodes: steps.map(({ step, operation, model, status, isCached, retries, timeMs, peakBytes, costUsd }) => ({
          id: step,
          operation,
          model,
          params: [],
          status,
          isCached,
          retries,
          seconds: timeMs === null ? null : timeMs / 1000,
          peakBytes,
          costUsd,
          outputs: [],
        })),
        edges: steps.slice(1).map(({ step }, index) => ({ from: steps[index].step, to: step, output: 'image' as const, role: 'image' })),
        before: steps[0].step,
        after: steps[steps.length - 1].step,
      };
    }),
    differences: os.differences.handler(({ input }) => ({
      before: summaryOf(proofOf(input.beforeId)),
      after: summaryOf(proofOf(input.afterId)),
      recipe: [],
      measures: [],
      sameSteps: 0,
    })),
    rounds: {
      list: os.rounds.list.handler(() => rounds.map(roundOf)),
      create: os.rounds.create.handler(({ input: { name, proofIds, query, by } }) => {
        const ids = proofIds ?? (query ? found(query).map(({ id }) => id) : []);
        const round = { id: `round-${rounds.length + 1}`, name, author: nameOf(by), at: AT, closedAt: null, total: ids.length, judged: 0, proofIds: ids };
        rounds.unshift(round);
        return roundOf(round);
      }),
      note: os.rounds.note.handler(({ input: { id, kind, text } }) => {
        const round = findRound(id);
        if (kind === 'renamed') round.name = text;
        if (kind === 'closed' || kind === 'reopened') round.closedAt = kind === 'closed' ? AT : null;
        if (kind === 'removed') rounds.splice(rounds.indexOf(round), 1);
        return roundOf(round);
      }),
      summary: os.rounds.summary.handler(({ input }) => {
        const round = findRound(input.id);
        const proofs = round.proofIds.map(proofOf);
        return {
          round: roundOf(round),
          counts: countsOf(proofs),
          people: [],
          agreement: { compared: 0, agreed: 0 },
          openPins: proofs.reduce((sum, proof) => sum + proof.openPins, 0),
          medianSeconds: null,
          proofs: proofs.map(({ id, prompt, model, afterSha256, verdict, rating }) => ({
            id,
            prompt,
            model,
            sha256: afterSha256,
            verdict,
            reviewer: '',
            note: '',
            rating,
            openPins: [],
          })),
        };
      }),
      file: os.rounds.file.handler(({ input }) => ({ fileName: `${findRound(input.id).name}.${input.format}`, content: findRound(input.id).name })),
    },
  };
}
