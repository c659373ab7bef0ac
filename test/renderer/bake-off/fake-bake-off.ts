import type { BakeOffReport, Ballot, Candidate } from '../../../shared/bake-off.ts';

/** A report of two candidates on one prompt and two seeds; the last render has failed. */
export function fakeReport(change: Partial<BakeOffReport> = {}): BakeOffReport {
  const candidates: Candidate[] = [
    { name: 'Full', cell: { models: ['sketch'], params: {} } },
    { name: 'Coarse', cell: { models: ['sketch'], params: { detail: 0.25 } } },
  ];
  const cells = [0, 1].flatMap((seed) =>
    [0, 1].map((candidate) => {
      const isFailed = seed === 1 && candidate === 1;
      const number = seed * 2 + candidate;
      return {
        prompt: 0,
        seed,
        candidate,
        jobId: `job-${number}`,
        state: isFailed ? ('failed' as const) : ('done' as const),
        proofId: isFailed ? null : `proof-${number}`,
        sha256: isFailed ? null : `sha-${number}`,
        error: isFailed ? 'It failed.' : null,
      };
    }),
  );
  const strength = { value: 0, low: 0, high: 0 };
  return {
    id: 'one',
    name: 'Detail',
    createdAt: '2026-01-05T08:00:00.000Z',
    candidates: ['Full', 'Coarse'],
    prompts: 1,
    seeds: 2,
    renders: { total: 4, done: 3, failed: 1 },
    votes: 0,
    request: { name: 'Detail', prompts: ['oak'], candidates, seeds: [1, 2], width: 256, height: 256, column: 'final' },
    cells,
    measures: [],
    ranking: { votes: 0, voters: 0, candidates: candidates.map(() => ({ strength, won: 0, tied: 0, lost: 0 })), pValue: 1, winner: null },
    findings: ['Nobody has voted yet.'],
    findingSentences: [{ message: 'Nobody has voted yet.' }],
    ...change,
  };
}

/** A ballot box of three pairs that keeps what was said. */
export function fakeBallotBox() {
  const pairs = ['a', 'b', 'c'];
  const votes: string[] = [];
  const judged = (voter: string) => new Set(votes.filter((vote) => vote.startsWith(`${voter} `)).map((vote) => vote.split(' ')[1]));
  return {
    votes,
    async ballot({ voter = 'nobody' }: { id: string; voter?: string | undefined }): Promise<Ballot | null> {
      const open = pairs.filter((pair) => !judged(voter).has(pair));
      if (open.length === 0) return null;
      const upcoming = open.slice(1, 2).flatMap((pair) => [`${pair}-1`, `${pair}-2`]);
      return { pair: open[0], prompt: 'oak', leftSha256: `${open[0]}-1`, rightSha256: `${open[0]}-2`, judged: 3 - open.length, total: 3, upcoming };
    },
    async vote({ pair, choice, voter }: { id: string; pair: string; choice: string; voter?: string | undefined }): Promise<void> {
      votes.push(`${voter} ${pair} ${choice}`);
    },
    report: async () => fakeReport({ votes: votes.length }),
  };
}
