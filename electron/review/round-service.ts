import { AppError } from '../../shared/errors.ts';
import type { ReviewQueryInput, Round, RoundFile, RoundSummary } from '../../shared/review.ts';
import type { Database } from '../telemetry/database.ts';
import { LEDGER_SQL, type VerdictRecord } from './proof-rows.ts';
import type { ReviewService } from './review-service.ts';
import { roundCsv, roundMarkdown } from './round-file.ts';
import { roundPage } from './round-page.ts';
import { type RoundProof, summaryOfRound } from './round-summary.ts';

export interface RoundParts {
  database: Database;
  review: Pick<ReviewService, 'ids'>;
  /** WebP bytes of a picture, small. */
  thumbnail(sha256: string): Promise<Uint8Array>;
  clock: () => Date;
  createId: () => string;
  reviewer: string;
}

export interface NewRound {
  name: string;
  /** These, or those that a query means. */
  proofIds?: readonly string[] | undefined;
  query?: ReviewQueryInput | undefined;
  by?: string | undefined;
}

export type RoundEntryKind = 'renamed' | 'closed' | 'reopened' | 'removed' | 'restored';

/** Rounds of review: a fixed set of proofs with a name. What happened to a round is a ledger too. */
export interface RoundService {
  /** Newest first; removed ones are left out. */
  list(): Round[];
  /** @throws AppError not-found | invalid-input (no proofs) */
  create(round: NewRound): Round;
  /** @param text the new name of one that is renamed, else '' @throws AppError not-found | conflict (it is so already) | invalid-input */
  note(entry: { id: string; kind: RoundEntryKind; text?: string | undefined; by?: string | undefined }): Round;
  /** @throws AppError not-found */
  summary(id: string): RoundSummary;
  /** The summary as a file to send. @throws AppError not-found */
  file(id: string, format: RoundFile): Promise<{ fileName: string; content: string }>;
}

interface RoundRecord extends Round {
  isRemoved: number;
}

const LAST = (kinds: string, column: string) =>
  `(SELECT ${column} FROM round_entries WHERE round_id = rounds.id AND kind IN (${kinds}) ORDER BY round_entries.id DESC LIMIT 1)`;

const ROUNDS_SQL = `
  SELECT rounds.id, coalesce(${LAST("'renamed'", 'text')}, name) AS name, author, at,
    ${LAST("'closed', 'reopened'", "iif(kind = 'closed', at, NULL)")} AS closedAt,
    coalesce(${LAST("'removed', 'restored'", "kind = 'removed'")}, 0) AS isRemoved,
    (SELECT count(*) FROM round_proofs WHERE round_id = rounds.id) AS total,
    (SELECT count(*) FROM round_proofs JOIN review_states USING (proof_id) WHERE round_id = rounds.id AND verdict IS NOT NULL) AS judged
  FROM rounds`;

const PROOFS_OF_ROUND = `
  SELECT states.proof_id AS id, jobs.prompt, states.model, proofs.after_sha256 AS sha256, states.verdict, states.rating,
    (SELECT json_group_array(json_object('number', number, 'text', text)) FROM (
       SELECT * FROM pins WHERE pins.proof_id = states.proof_id
         AND coalesce((SELECT kind = 'removed' FROM pin_entries WHERE pin_id = pins.id AND kind IN ('removed', 'restored') ORDER BY pin_entries.id DESC LIMIT 1), 0) = 0
         AND coalesce((SELECT kind = 'resolved' FROM pin_entries WHERE pin_id = pins.id AND kind IN ('resolved', 'reopened') ORDER BY pin_entries.id DESC LIMIT 1), 0) = 0
       ORDER BY number)) AS openPins
  FROM round_proofs JOIN review_states AS states USING (proof_id) JOIN proofs ON proofs.id = states.proof_id JOIN jobs ON jobs.id = states.job_id
  WHERE round_id = ? ORDER BY round_proofs.position`;

export function createRoundService({ database, review, thumbnail, clock, createId, reviewer }: RoundParts): RoundService {
  const all = database.prepare<[], RoundRecord>(`${ROUNDS_SQL} ORDER BY at DESC, rounds.id DESC`);
  const one = database.prepare<[string], RoundRecord>(`${ROUNDS_SQL} WHERE rounds.id = ?`);
  const insert = database.prepare('INSERT INTO rounds (id, name, author, at) VALUES (?, ?, ?, ?)');
  const insertProof = database.prepare('INSERT INTO round_proofs (round_id, proof_id, position) SELECT ?, proof_id, ? FROM review_states WHERE proof_id = ?');
  const append = database.prepare('INSERT INTO round_entries (round_id, kind, text, author, at) VALUES (?, ?, ?, ?, ?)');
  const proofsOf = database.prepare<[string], Omit<RoundProof, 'openPins'> & { openPins: string }>(PROOFS_OF_ROUND);
  const ledgerOf = database.prepare<[string], VerdictRecord>(
    `${LEDGER_SQL} WHERE proof_id IN (SELECT proof_id FROM round_proofs WHERE round_id = ?) AND withdrawn.id IS NULL ORDER BY verdicts.id`,
  );

  function recordOf(id: string): RoundRecord {
    const record = one.get(id);
    if (!record) throw new AppError('not-found', `There is no review round ${id}.`, { details: { roundId: id } });
    return record;
  }

  const create = database.transaction(({ name, proofIds, query, by = reviewer }: NewRound): Round => {
    const ids = [...new Set(proofIds ?? (query ? review.ids(query) : []))];
    if (ids.length === 0) throw new AppError('invalid-input', `The round “${name}” would have no proofs.`, { details: { name } });
    const id = createId();
    insert.run(id, name, by, clock().toISOString());
    for (const [index, proofId] of ids.entries()) {
      if (insertProof.run(id, index, proofId).changes === 0) throw new AppError('not-found', `There is no proof ${proofId}.`, { details: { proofId } });
    }
    return roundOf(recordOf(id));
  });

  const note = database.transaction((id: string, kind: RoundEntryKind, text: string, by: string): Round => {
    const { name, closedAt, isRemoved } = recordOf(id);
    const isSoAlready = { renamed: false, closed: closedAt !== null, reopened: closedAt === null, removed: isRemoved === 1, restored: isRemoved === 0 }[kind];
    if (isSoAlready) throw new AppError('conflict', `The round “${name}” is ${STATE_WORDS[kind]} already.`, { details: { roundId: id, kind } });
    if (kind === 'renamed' && text === '') throw new AppError('invalid-input', 'A round needs a name.', { details: { roundId: id } });
    append.run(id, kind, text, by, clock().toISOString());
    return roundOf(recordOf(id));
  });

  function summary(id: string): RoundSummary {
    const round = roundOf(recordOf(id));
    const proofs = proofsOf.all(id).map(({ openPins, ...proof }) => ({ ...proof, openPins: JSON.parse(openPins) as RoundProof['openPins'] }));
    return summaryOfRound(round, proofs, ledgerOf.all(id));
  }

  return {
    list: () =>
      all
        .all()
        .filter(({ isRemoved }) => isRemoved === 0)
        .map(roundOf),
    create: (round) => create.immediate(round),
    note: ({ id, kind, text = '', by = reviewer }) => note.immediate(id, kind, text.trim(), by),
    summary,
    async file(id, format) {
      const told = summary(id);
      const fileName = fileNameOf(told.round.name);
      if (format === 'csv') return { fileName: `${fileName}.csv`, content: roundCsv(told) };
      if (format === 'markdown') return { fileName: `${fileName}.md`, content: roundMarkdown(told) };
      return { fileName: `${fileName}.html`, content: await roundPage(told, thumbnail) };
    },
  };
}

const STATE_WORDS: Record<RoundEntryKind, string> = { renamed: 'named so', closed: 'closed', reopened: 'open', removed: 'removed', restored: 'there' };

function roundOf({ isRemoved: _isRemoved, ...round }: RoundRecord): Round {
  return round;
}

/** A name that every system takes. */
function fileNameOf(name: string): string {
  return `review-${
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'round'
  }`;
}
