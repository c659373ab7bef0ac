import { CALL_TRANSITIONS, type CallState, type ModelCall } from '../../shared/calls.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Database } from './database.ts';
import { dayName } from './local-days.ts';

/** A picture that came: where it is stored and what the vendor said of it. */
export interface ArrivedImage {
  sha256: string;
  mediaType: string;
  /** Size of the file. */
  bytes: number;
  /** null = the vendor does not say. */
  seed: number | null;
}

export interface Arrival {
  images: ArrivedImage[];
  /** What it cost, as it is charged. */
  micros: number;
  warnings: string[];
  /** Peak memory of the accelerator, bytes; null = not told. */
  peakBytes: number | null;
  requestId: string | null;
}

/** Where a row stands among those of one request. */
export interface CallBatch {
  id: string;
  /** From 0. */
  index: number;
  size: number;
}

/** A call as the ledger shows it, and what only recovery and reuse need. */
export interface StoredCall extends ModelCall {
  /** It went out together with calls of other jobs; null = alone. */
  batch: CallBatch | null;
  /** What a person must know of a picture that was asked for with less than was wanted; '' = nothing. */
  mark: string;
  /** Its result can be fetched again by `vendorJob`. */
  canResume: boolean;
  arrival: Arrival | null;
  /** A step made its result of it. */
  isUsed: boolean;
}

export type NewCall = Pick<
  StoredCall,
  'id' | 'jobId' | 'step' | 'key' | 'model' | 'vendor' | 'connectionId' | 'host' | 'kind' | 'images' | 'isPaid' | 'canResume' | 'reservedMicros'
> &
  // Left out = alone, nothing to say.
  Partial<Pick<StoredCall, 'batch' | 'mark'>>;

export interface CallEnd {
  state: 'failed' | 'maybe-billed' | 'released';
  /** Left out = the reservation for maybe-billed, else nothing. */
  chargedMicros?: number;
  errorCode?: ErrorCode | null;
  message: string;
}

/** What is paid or reserved, millionths of a dollar. */
export interface Committed {
  job: number;
  day: number;
  project: number;
}

/** Who asks: calls with the same key ask for the same picture; a step of a job is asked for its own even where the key is another one now. */
export interface CallAsker {
  key: string;
  jobId: string;
  step: string;
}

/** One row per call of a model behind a network. Methods that change a state throw AppError internal where the state does not allow it. */
export interface CallTable {
  /** Notes the call and reserves its price. */
  intend(call: NewCall, at: Date): void;
  /** From here on they may be billed: all of one request, or none. On disk when this returns, even if the power goes. */
  send(...ids: string[]): void;
  nameJob(id: string, vendorJob: string): void;
  /** What is about to be stored, so that a restart knows it by its hash: all that came with one answer. On disk when this returns. */
  noteArrivals(arrivals: readonly { id: string; arrival: Arrival }[]): void;
  /** Everything that was noted is stored. */
  arrive(id: string, at: Date): void;
  end(id: string, end: CallEnd, at: Date): void;
  markUsed(id: string): void;
  /** Its pictures cannot be used: they are not taken again. */
  spoil(id: string): void;
  get(id: string): StoredCall | null;
  /** Newest arrived call for this picture. @param ofJobUnused only one that this job paid for and never used */
  arrived(asker: CallAsker, ofJobUnused: boolean): StoredCall | null;
  /** The newest call on its way for this picture whose result can be fetched again. */
  resumable(asker: CallAsker, ofJob: boolean): StoredCall | null;
  /** Calls of this step that are on their way under another key: nobody will ask for their results. */
  stranded(asker: CallAsker): StoredCall[];
  /** Models whose pictures for this step arrived and were not used, or are on their way; newest first. */
  modelsWithPictures(jobId: string, step: string): string[];
  /** Perhaps billed calls for this picture, or for this step, that no person has decided on. @param ofJob only this job's */
  undecided(asker: CallAsker, ofJob: boolean): StoredCall[];
  /** The same for all of a job's steps, as they were last run. */
  undecidedOfJob(jobId: string): StoredCall[];
  /** What its vendor knows by this call's name holds pictures of other calls as well. */
  sharesJob(id: string): boolean;
  /** A person accepts that these may be billed twice. */
  accept(ids: readonly string[], at: Date): void;
  inState(state: CallState): StoredCall[];
  committed(jobId: string, at: Date): Committed;
  /** Of calls that are open or perhaps billed. */
  openMicros(): number;
}

export interface CallRecord {
  id: string;
  job_id: string;
  step: string;
  key: string;
  model: string;
  vendor: string;
  connection_id: string;
  host: string;
  kind: ModelCall['kind'];
  images: number;
  is_paid: number;
  can_resume: number;
  state: CallState;
  reserved_micros: number;
  charged_micros: number;
  vendor_job: string | null;
  request_id: string | null;
  arrival: string | null;
  is_used: number;
  is_spoiled: number;
  accepted_at: string | null;
  error_code: string | null;
  message: string;
  batch_id: string | null;
  batch_index: number;
  batch_size: number;
  mark: string;
  day: string;
  created_at: string;
  ended_at: string | null;
}

const INSERT = `INSERT INTO model_calls
  (id, job_id, step, key, model, vendor, connection_id, host, kind, images, is_paid, can_resume, state, reserved_micros, charged_micros, batch_id, batch_index, batch_size, mark,
   day, created_at)
  VALUES (@id, @jobId, @step, @key, @model, @vendor, @connectionId, @host, @kind, @images, @isPaid, @canResume, 'intent', @reservedMicros, @reservedMicros, @batchId,
   @batchIndex, @batchSize, @mark, @day, @at)`;
const UNDECIDED = "state = 'maybe-billed' AND accepted_at IS NULL";

export function createCallTable(database: Database): CallTable {
  const insert = database.prepare(INSERT);
  const select = database.prepare<[string], CallRecord>('SELECT * FROM model_calls WHERE id = ?');
  const move = database.prepare(
    `UPDATE model_calls SET state = @state, charged_micros = coalesce(@micros, charged_micros), error_code = @errorCode, message = @message, ended_at = @endedAt
     WHERE id = @id AND state IN (SELECT value FROM json_each(@from))`,
  );
  const nameJob = database.prepare("UPDATE model_calls SET vendor_job = ? WHERE id = ? AND state = 'sent'");
  const note = database.prepare("UPDATE model_calls SET arrival = ?, request_id = ? WHERE id = ? AND state = 'sent'");
  const use = database.prepare('UPDATE model_calls SET is_used = 1 WHERE id = ?');
  const spoil = database.prepare('UPDATE model_calls SET is_spoiled = 1 WHERE id = ?');
  const arrived = database.prepare<[string], CallRecord>(
    "SELECT * FROM model_calls WHERE key = ? AND state = 'arrived' AND is_spoiled = 0 ORDER BY created_at DESC, rowid DESC LIMIT 1",
  );
  const arrivedUnused = database.prepare<[string, string], CallRecord>(
    "SELECT * FROM model_calls WHERE key = ? AND state = 'arrived' AND is_spoiled = 0 AND job_id = ? AND is_used = 0 ORDER BY created_at DESC, rowid DESC LIMIT 1",
  );
  const resumable = database.prepare<{ key: string; jobId: string | null }, CallRecord>(
    `SELECT * FROM model_calls WHERE key = @key AND state = 'sent' AND can_resume = 1 AND vendor_job IS NOT NULL AND job_id = coalesce(@jobId, job_id)
     ORDER BY created_at DESC, rowid DESC LIMIT 1`,
  );
  const stranded = database.prepare<CallAsker, CallRecord>(
    "SELECT * FROM model_calls WHERE job_id = @jobId AND step = @step AND state = 'sent' AND key <> @key",
  );
  const withPictures = database
    .prepare<[string, string], string>(
      `SELECT model FROM model_calls WHERE job_id = ? AND step = ? AND (state = 'sent' OR (state = 'arrived' AND is_used = 0 AND is_spoiled = 0))
       ORDER BY created_at DESC, rowid DESC`,
    )
    .pluck();
  const undecidedByKey = database.prepare<[string], CallRecord>(`SELECT * FROM model_calls WHERE key = ? AND ${UNDECIDED}`);
  const undecidedByStep = database.prepare<[string, string], CallRecord>(`SELECT * FROM model_calls WHERE job_id = ? AND step = ? AND ${UNDECIDED}`);
  const undecidedOfJob = database.prepare<{ jobId: string }, CallRecord>(
    `SELECT * FROM model_calls WHERE ${UNDECIDED} AND (job_id = @jobId
       OR key IN (SELECT key FROM step_runs WHERE job_id = @jobId AND error_code = 'maybe-billed'))`,
  );
  const sharingJob = database.prepare<[string], { id: string }>(
    `SELECT other.id FROM model_calls own JOIN model_calls other ON other.batch_id = own.batch_id AND other.id <> own.id AND other.vendor_job = own.vendor_job
     WHERE own.id = ? LIMIT 1`,
  );
  const accept = database.prepare(`UPDATE model_calls SET accepted_at = ? WHERE id = ? AND ${UNDECIDED}`);
  const inState = database.prepare<[string], CallRecord>('SELECT * FROM model_calls WHERE state = ? ORDER BY created_at, rowid');
  const ofJob = database.prepare<[string], number>('SELECT total(charged_micros) FROM model_calls WHERE job_id = ?').pluck();
  const ofDays = database.prepare<[string], { day: number; project: number }>(
    'SELECT total(charged_micros) FILTER (WHERE day = ?) AS day, total(charged_micros) AS project FROM call_day_totals',
  );
  const open = database.prepare<[], number>("SELECT total(charged_micros) FROM model_calls WHERE state IN ('intent', 'sent', 'maybe-billed')").pluck();

  /** In WAL mode with synchronous = NORMAL the last commits may be gone after a power cut: never those that say that money is on its way. */
  function durably(write: () => void): void {
    if (database.inTransaction) return write();
    database.pragma('synchronous = FULL');
    try {
      write();
    } finally {
      database.pragma('synchronous = NORMAL');
    }
  }

  function moveTo(
    id: string,
    state: CallState,
    values: { micros?: number | null; errorCode?: string | null; message?: string; endedAt?: string | null },
  ): void {
    const from = JSON.stringify(Object.entries(CALL_TRANSITIONS).flatMap(([name, to]) => (to.includes(state) ? [name] : [])));
    const { changes } = move.run({ id, state, from, micros: null, errorCode: null, message: '', endedAt: null, ...values });
    if (changes === 1) return;
    const now = select.get(id)?.state;
    throw new AppError('internal', `The call ${id} is ${now ?? 'unknown'} and cannot become ${state}.`, { details: { id, state: now } });
  }

  const one = (record: CallRecord | undefined) => (record ? callOf(record) : null);

  /** All of it, on disk, or nothing. */
  const together = (write: () => void) => durably(() => database.transaction(write)());

  return {
    intend(call, at) {
      const { batch = null, mark = '', ...row } = call;
      const [isPaid, canResume] = [call.isPaid ? 1 : 0, call.canResume ? 1 : 0];
      const place = { batchId: batch?.id ?? null, batchIndex: batch?.index ?? 0, batchSize: batch?.size ?? 1, mark };
      insert.run({ ...row, ...place, isPaid, canResume, day: dayName(at), at: at.toISOString() });
    },
    send(...ids) {
      together(() => {
        for (const id of ids) moveTo(id, 'sent', {});
      });
    },
    nameJob: (id, vendorJob) => void nameJob.run(vendorJob, id),
    noteArrivals(arrivals) {
      together(() => {
        for (const { id, arrival } of arrivals) note.run(JSON.stringify(arrival), arrival.requestId, id);
      });
    },
    arrive(id, at) {
      const micros = one(select.get(id))?.arrival?.micros ?? null;
      moveTo(id, 'arrived', { micros, endedAt: at.toISOString() });
    },
    end(id, { state, chargedMicros, errorCode = null, message }, at) {
      const micros = chargedMicros ?? (state === 'maybe-billed' ? null : 0);
      moveTo(id, state, { micros, errorCode, message, endedAt: at.toISOString() });
    },
    markUsed: (id) => void use.run(id),
    spoil: (id) => void spoil.run(id),
    get: (id) => one(select.get(id)),
    arrived: ({ key, jobId }, ofJobUnused) => one(ofJobUnused ? arrivedUnused.get(key, jobId) : arrived.get(key)),
    resumable: ({ key, jobId }, isOfJob) => one(resumable.get({ key, jobId: isOfJob ? jobId : null })),
    stranded: ({ key, jobId, step }) => stranded.all({ key, jobId, step }).map(callOf),
    modelsWithPictures: (jobId, step) => withPictures.all(jobId, step) as string[],
    undecided({ key, jobId, step }, isOfJob) {
      const calls = new Map(undecidedByStep.all(jobId, step).map((record) => [record.id, callOf(record)]));
      if (!isOfJob) for (const record of undecidedByKey.all(key)) calls.set(record.id, callOf(record));
      return [...calls.values()];
    },
    undecidedOfJob: (jobId) => undecidedOfJob.all({ jobId }).map(callOf),
    sharesJob: (id) => sharingJob.get(id) !== undefined,
    accept(ids, at) {
      for (const id of ids) accept.run(at.toISOString(), id);
    },
    inState: (state) => inState.all(state).map(callOf),
    committed(jobId, at) {
      const { day, project } = ofDays.get(dayName(at))!;
      return { job: ofJob.get(jobId) as number, day, project };
    },
    openMicros: () => open.get() as number,
  };
}

/** A row as it is shown and used. */
export function callOf(record: CallRecord): StoredCall {
  return {
    id: record.id,
    jobId: record.job_id,
    step: record.step,
    key: record.key,
    model: record.model,
    vendor: record.vendor,
    connectionId: record.connection_id,
    host: record.host,
    kind: record.kind,
    images: record.images,
    isPaid: record.is_paid === 1,
    canResume: record.can_resume === 1,
    state: record.state,
    reservedMicros: record.reserved_micros,
    chargedMicros: record.charged_micros,
    vendorJob: record.vendor_job,
    requestId: record.request_id,
    arrival: record.arrival === null ? null : JSON.parse(record.arrival),
    isUsed: record.is_used === 1,
    acceptedAt: record.accepted_at,
    errorCode: record.error_code,
    message: record.message,
    batch: record.batch_id === null ? null : { id: record.batch_id, index: record.batch_index, size: record.batch_size },
    mark: record.mark,
    day: record.day,
    createdAt: record.created_at,
    endedAt: record.ended_at,
  };
}
