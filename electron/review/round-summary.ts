import type { Verdict } from '../../shared/proof.ts';
import type { Round, RoundSummary } from '../../shared/review.ts';
import type { VerdictRecord } from './proof-rows.ts';

/** A proof of a round as it stands now. */
export type RoundProof = Omit<RoundSummary['proofs'][number], 'reviewer' | 'note'>;

/** After a longer pause somebody did something else. */
const PAUSE_MS = 5 * 60_000;

/** @param ledger of the round's proofs in the order in which it was written, without what was taken back */
export function summaryOfRound(round: Round, proofs: readonly RoundProof[], ledger: readonly VerdictRecord[]): RoundSummary {
  const pixelsOf = new Map(proofs.map(({ id, sha256 }) => [id, sha256]));
  const standing = ledger.filter(({ proof_id, pixels_sha256 }) => pixelsOf.get(proof_id) === pixels_sha256);
  const last = new Map(standing.map((entry) => [entry.proof_id, entry]));
  const gaps = gapsByPerson(ledger);
  const countOf = (verdict: Verdict | null) => proofs.filter((proof) => proof.verdict === verdict).length;
  return {
    round,
    counts: { unjudged: countOf(null), approve: countOf('approve'), changes: countOf('changes'), reject: countOf('reject') },
    people: peopleOf(standing).map((person) => ({ ...person, medianSeconds: medianSeconds(gaps.get(person.name) ?? []) })),
    agreement: agreementOf(standing),
    openPins: proofs.reduce((sum, { openPins }) => sum + openPins.length, 0),
    medianSeconds: medianSeconds([...gaps.values()].flat()),
    proofs: proofs.map((proof) => ({ ...proof, reviewer: last.get(proof.id)?.reviewer ?? '', note: last.get(proof.id)?.note ?? '' })),
  };
}

/** The last word of each person on each proof, by proof. */
function lastWords(standing: readonly VerdictRecord[]): Map<string, Map<string, Verdict>> {
  const words = new Map<string, Map<string, Verdict>>();
  for (const { proof_id, reviewer, verdict } of standing) words.set(proof_id, (words.get(proof_id) ?? new Map()).set(reviewer, verdict));
  return words;
}

function peopleOf(standing: readonly VerdictRecord[]) {
  const people = new Map<string, { name: string } & Record<Verdict, number>>();
  for (const verdicts of lastWords(standing).values()) {
    for (const [name, verdict] of verdicts) {
      const person = people.get(name) ?? { name, approve: 0, changes: 0, reject: 0 };
      person[verdict]++;
      people.set(name, person);
    }
  }
  const total = ({ approve, changes, reject }: Record<Verdict, number>) => approve + changes + reject;
  return [...people.values()].sort((a, b) => total(b) - total(a) || a.name.localeCompare(b.name));
}

function agreementOf(standing: readonly VerdictRecord[]): RoundSummary['agreement'] {
  const several = [...lastWords(standing).values()].filter((verdicts) => verdicts.size > 1);
  return { compared: several.length, agreed: several.filter((verdicts) => new Set(verdicts.values()).size === 1).length };
}

/** Milliseconds from one verdict to the next of the same person, pauses left out. */
function gapsByPerson(ledger: readonly VerdictRecord[]): Map<string, number[]> {
  const gaps = new Map<string, number[]>();
  const before = new Map<string, number>();
  for (const { reviewer, at } of ledger) {
    const now = Date.parse(at);
    const gap = now - (before.get(reviewer) ?? Number.NEGATIVE_INFINITY);
    if (gap >= 0 && gap <= PAUSE_MS) gaps.set(reviewer, [...(gaps.get(reviewer) ?? []), gap]);
    before.set(reviewer, now);
  }
  return gaps;
}

function medianSeconds(gapsMs: readonly number[]): number | null {
  if (gapsMs.length === 0) return null;
  const sorted = [...gapsMs].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return (sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2) / 1000;
}
