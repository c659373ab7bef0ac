import type { Ballot, BallotChoice } from '../../shared/bake-off.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import type { RenderRow, StoredVote } from '../telemetry/bake-off-table.ts';

/** Two candidates' pictures of one prompt and seed, first < second. */
interface Pair {
  id: string;
  prompt: number;
  seed: number;
  first: number;
  second: number;
  firstSha256: string;
  secondSha256: string;
}

/** Which pair a voter sees next and on which side: chance decides, but the same chance each time, so that nothing about it has to be kept. */
export interface BallotBox {
  /** null = this voter has judged all there is. */
  next(voter: string): Ballot | null;
  /** The vote that a choice stands for; null = there is no such pair. */
  voteOf(voter: string, pair: string, choice: BallotChoice): StoredVote | null;
}

/**
 * Every finished pair of pictures that differ is put to every voter; those with the fewest votes come first.
 * @param votes those that count
 */
export function openBallotBox(bakeOffId: string, prompts: readonly string[], renders: readonly RenderRow[], votes: readonly StoredVote[]): BallotBox {
  const pairs = pairsOf(renders);
  const swapped = (voter: string, pair: Pair) => chance(`${bakeOffId} ${voter} ${pair.id} side`) < 0.5;
  return {
    next(voter) {
      const judged = new Set(votes.filter((vote) => vote.voter === voter).map(nameOf));
      const counts = new Map<string, number>();
      for (const vote of votes) counts.set(nameOf(vote), (counts.get(nameOf(vote)) ?? 0) + 1);
      const open = pairs
        .filter(({ id }) => !judged.has(id))
        .map((pair) => ({ pair, count: counts.get(pair.id) ?? 0, draw: chance(`${bakeOffId} ${voter} ${pair.id}`) }))
        .sort((a, b) => a.count - b.count || a.draw - b.draw);
      if (open.length === 0) return null;
      const [{ pair }, after] = open;
      const upcoming = after ? [after.pair.firstSha256, after.pair.secondSha256] : [];
      const [leftSha256, rightSha256] = swapped(voter, pair) ? [pair.secondSha256, pair.firstSha256] : [pair.firstSha256, pair.secondSha256];
      return { pair: pair.id, prompt: prompts[pair.prompt], leftSha256, rightSha256, judged: pairs.length - open.length, total: pairs.length, upcoming };
    },
    voteOf(voter, id, choice) {
      const pair = pairs.find((candidate) => candidate.id === id);
      if (!pair) return null;
      const { prompt, seed, first, second, firstSha256, secondSha256 } = pair;
      const isFirst = (choice === 'left') !== swapped(voter, pair);
      return { prompt, seed, first, second, firstSha256, secondSha256, voter, score: choice === 'tie' ? 0.5 : isFirst ? 1 : 0 };
    },
  };
}

function pairsOf(renders: readonly RenderRow[]): Pair[] {
  const items = new Map<string, (RenderRow & { sha256: string })[]>();
  for (const render of renders) {
    if (render.state !== 'done' || render.sha256 === null) continue;
    const name = `${render.prompt}.${render.seed}`;
    items.set(name, [...(items.get(name) ?? []), { ...render, sha256: render.sha256 }]);
  }
  return [...items.values()].flatMap((item) =>
    item.flatMap((first, index) =>
      item.slice(index + 1).flatMap((second): Pair[] => {
        if (first.sha256 === second.sha256) return [];
        const place = { prompt: first.prompt, seed: first.seed, first: first.candidate, second: second.candidate };
        return [{ ...place, id: nameOf(place), firstSha256: first.sha256, secondSha256: second.sha256 }];
      }),
    ),
  );
}

function nameOf({ prompt, seed, first, second }: Pick<StoredVote, 'prompt' | 'seed' | 'first' | 'second'>): string {
  return `${prompt}.${seed}.${first}.${second}`;
}

/** A number in [0, 1) that belongs to a text. */
function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mulberry32(hash)();
}
