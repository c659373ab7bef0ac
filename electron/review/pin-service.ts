import { AppError } from '../../shared/errors.ts';
import type { PIN_ENTRIES, Pin } from '../../shared/proof.ts';
import type { Database } from '../telemetry/database.ts';

export interface PinParts {
  database: Database;
  clock: () => Date;
  createId: () => string;
  reviewer: string;
  onChange?: (proofIds: readonly string[]) => void;
}

export interface NewPin {
  proofId: string;
  /** What the reviewer looked at. */
  pixelsSha256: string;
  /** Shares of width and height. */
  x: number;
  y: number;
  text: string;
  by?: string | undefined;
}

export type PinEntryKind = (typeof PIN_ENTRIES)[number];

/** Notes at places of pictures. Nothing is ever overwritten: a thread tells who said what and when. */
export interface PinService {
  /** Of a proof, by number, then those of the versions that it reworks, nearest first. Removed ones are left out. */
  of(proof: { id: string; jobId: string }): Pin[];
  /** @throws AppError not-found | conflict (other pixels now) */
  add(pin: NewPin): Pin;
  /** Says something more, or that it is done, or not. @throws AppError not-found | conflict (it is so already) */
  note(entry: { pinId: string; kind: PinEntryKind; text: string; by?: string | undefined }): Pin;
}

interface PinRecord extends Omit<Pin, 'isResolved' | 'entries'> {
  entries: string;
}

const PINS_SQL = `
  SELECT id, proof_id AS proofId, pixels_sha256 AS pixelsSha256, number, x, y, text, author, at,
    (SELECT json_group_array(json_object('id', id, 'kind', kind, 'text', text, 'author', author, 'at', at))
     FROM (SELECT * FROM pin_entries WHERE pin_id = pins.id ORDER BY pin_entries.id)) AS entries
  FROM pins`;

export function createPinService({ database, clock, createId, reviewer, onChange = () => undefined }: PinParts): PinService {
  const ofProof = database.prepare<[string], PinRecord>(`${PINS_SQL} WHERE proof_id = ? ORDER BY number`);
  const one = database.prepare<[string], PinRecord>(`${PINS_SQL} WHERE id = ?`);
  const pixelsOf = database.prepare<[string], string>('SELECT after_sha256 FROM proofs WHERE id = ?').pluck();
  const nextNumber = database.prepare<[string], number>('SELECT coalesce(max(number), 0) + 1 FROM pins WHERE proof_id = ?').pluck();
  const insert = database.prepare('INSERT INTO pins (id, proof_id, pixels_sha256, number, x, y, text, author, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const append = database.prepare('INSERT INTO pin_entries (pin_id, kind, text, author, at) VALUES (?, ?, ?, ?, ?)');
  // UNION, not UNION ALL: a circle of parents in a damaged project must end.
  const earlier = database
    .prepare<[string], string>(
      `WITH RECURSIVE line (id, depth) AS (
         SELECT parent_id, 1 FROM jobs WHERE id = ? AND parent_id IS NOT NULL
         UNION SELECT jobs.parent_id, depth + 1 FROM line JOIN jobs ON jobs.id = line.id WHERE jobs.parent_id IS NOT NULL AND depth < 100)
       SELECT proofs.id FROM line JOIN proofs ON proofs.job_id = line.id GROUP BY proofs.id ORDER BY min(depth)`,
    )
    .pluck();

  const pinsOf = (proofId: string) => ofProof.all(proofId).map(pinOf).filter(isThere);

  function recordOf(id: string): PinRecord {
    const record = one.get(id);
    if (!record) throw new AppError('not-found', `There is no pin ${id}.`, { details: { pinId: id } });
    return record;
  }

  const add = database.transaction(({ proofId, pixelsSha256, x, y, text, by = reviewer }: NewPin): Pin => {
    const current = pixelsOf.get(proofId);
    if (current === undefined) throw new AppError('not-found', `There is no proof ${proofId}.`, { details: { proofId } });
    if (current !== pixelsSha256) {
      throw new AppError('conflict', `Proof ${proofId} has other pixels by now than the ones that were looked at. Look at it again.`, {
        details: { proofId, pixelsSha256, currentSha256: current },
      });
    }
    const id = createId();
    insert.run(id, proofId, pixelsSha256, nextNumber.get(proofId), x, y, text, by, clock().toISOString());
    return pinOf(recordOf(id));
  });

  const note = database.transaction((pinId: string, kind: PinEntryKind, text: string, by: string): Pin => {
    const before = pinOf(recordOf(pinId));
    const isSoAlready = { reply: false, resolved: before.isResolved, reopened: !before.isResolved, removed: !isThere(before), restored: isThere(before) }[kind];
    if (isSoAlready)
      throw new AppError('conflict', `Pin ${before.number} of proof ${before.proofId} is ${STATE_WORDS[kind]} already.`, { details: { pinId, kind } });
    append.run(pinId, kind, text, by, clock().toISOString());
    return pinOf(recordOf(pinId));
  });

  return {
    of: ({ id, jobId }) => [id, ...(earlier.all(jobId) as string[]).filter((other) => other !== id)].flatMap(pinsOf),
    add(pin) {
      const added = add.immediate(pin);
      onChange([added.proofId]);
      return added;
    },
    note({ pinId, kind, text, by = reviewer }) {
      const noted = note.immediate(pinId, kind, text, by);
      onChange([noted.proofId]);
      return noted;
    },
  };
}

const STATE_WORDS: Record<PinEntryKind, string> = { reply: 'answered', resolved: 'resolved', reopened: 'open', removed: 'removed', restored: 'there' };

function pinOf({ entries: json, ...pin }: PinRecord): Pin {
  const entries = JSON.parse(json) as Pin['entries'];
  const last = entries.findLast(({ kind }) => kind === 'resolved' || kind === 'reopened');
  return { ...pin, isResolved: last?.kind === 'resolved', entries };
}

function isThere({ entries }: Pin): boolean {
  return entries.findLast(({ kind }) => kind === 'removed' || kind === 'restored')?.kind !== 'removed';
}
