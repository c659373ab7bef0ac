import type { Migration } from './migration.ts';

/** The model that made the base, as the plan was run. */
const MODEL = (proof: string) => `coalesce(
  (SELECT iif(json_extract(value, '$.operation') = 'import', 'imported', json_extract(value, '$.params.model'))
   FROM json_each(${proof}.plan, '$.steps') WHERE json_extract(value, '$.operation') IN ('generate', 'import') LIMIT 1),
  (SELECT json_extract(route, '$.model') FROM jobs WHERE jobs.id = ${proof}.job_id), '')`;

const INTENT = (proof: string) => `coalesce((SELECT intent FROM jobs WHERE jobs.id = ${proof}.job_id), 'general')`;

/** Of the newest verdict on the present pixels that nobody took back. */
const VERDICT = (proofId: string) => `(
  SELECT verdict FROM verdicts JOIN proofs AS pictures ON pictures.id = verdicts.proof_id AND pictures.after_sha256 = verdicts.pixels_sha256
  WHERE verdicts.proof_id = ${proofId} AND NOT EXISTS (SELECT 1 FROM verdict_withdrawals WHERE verdict_id = verdicts.id) ORDER BY verdicts.id DESC LIMIT 1)`;

const RATING = (proofId: string) => `coalesce((
  SELECT stars FROM ratings JOIN proofs AS pictures ON pictures.id = ratings.proof_id AND pictures.after_sha256 = ratings.pixels_sha256
  WHERE ratings.proof_id = ${proofId} ORDER BY ratings.id DESC LIMIT 1), 0)`;

const IS = (pin: string, yes: string, no: string) =>
  `coalesce((SELECT kind = '${yes}' FROM pin_entries WHERE pin_id = ${pin} AND kind IN ('${yes}', '${no}') ORDER BY pin_entries.id DESC LIMIT 1), 0)`;

const COUNT_PINS = (proofId: string) => `
  UPDATE review_states SET (pins, open_pins) = (
    SELECT count(*), total(NOT ${IS('pins.id', 'resolved', 'reopened')}) FROM pins WHERE pins.proof_id = review_states.proof_id AND NOT ${IS('pins.id', 'removed', 'restored')}
  ) WHERE proof_id = ${proofId};`;

const appendOnly = (table: string, words: string) => `
  CREATE TRIGGER ${table}_are_not_changed BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${words} are append-only.'); END;
  CREATE TRIGGER ${table}_are_not_deleted BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${words} are append-only.'); END;`;

/**
 * Pins, ratings, assignments and rounds: ledgers that only grow. What follows from them for a proof is kept up by triggers in a narrow table, so that ten
 * thousand proofs are filtered and sorted without reading their plans.
 */
export const reviewRounds: Migration = {
  version: 9,
  sql: `
    CREATE TABLE verdict_withdrawals (id INTEGER PRIMARY KEY, verdict_id INTEGER NOT NULL UNIQUE, reviewer TEXT NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE TABLE pins (
      id TEXT PRIMARY KEY,
      proof_id TEXT NOT NULL,
      pixels_sha256 TEXT NOT NULL,
      number INTEGER NOT NULL,
      x REAL NOT NULL,
      y REAL NOT NULL,
      text TEXT NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL,
      UNIQUE (proof_id, number)
    ) STRICT;
    CREATE TABLE pin_entries (id INTEGER PRIMARY KEY, pin_id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE INDEX pin_entries_of_pin ON pin_entries (pin_id, id, kind);
    CREATE TABLE ratings (
      id INTEGER PRIMARY KEY,
      proof_id TEXT NOT NULL,
      pixels_sha256 TEXT NOT NULL,
      stars INTEGER NOT NULL CHECK (stars BETWEEN 0 AND 5),
      reviewer TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ratings_of_proof ON ratings (proof_id, id, stars, pixels_sha256);
    CREATE TABLE assignments (id INTEGER PRIMARY KEY, proof_id TEXT NOT NULL, assignee TEXT, author TEXT NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE INDEX assignments_of_proof ON assignments (proof_id, id, assignee);
    CREATE TABLE rounds (id TEXT PRIMARY KEY, name TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE TABLE round_proofs (
      round_id TEXT NOT NULL,
      proof_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (round_id, proof_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX round_proofs_of_proof ON round_proofs (proof_id, round_id);
    CREATE TABLE round_entries (id INTEGER PRIMARY KEY, round_id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE INDEX round_entries_of_round ON round_entries (round_id, id, kind);
    ${appendOnly('verdict_withdrawals', 'Withdrawals')}
    ${appendOnly('pins', 'Pins')}
    ${appendOnly('pin_entries', 'Threads of pins')}
    ${appendOnly('ratings', 'Ratings')}
    ${appendOnly('assignments', 'Assignments')}
    ${appendOnly('rounds', 'Rounds')}
    ${appendOnly('round_proofs', 'Rounds')}
    ${appendOnly('round_entries', 'Rounds')}

    CREATE TABLE review_states (
      proof_id TEXT PRIMARY KEY,
      job_id TEXT NOT NULL,
      created_at TEXT NOT NULL,
      intent TEXT NOT NULL,
      model TEXT NOT NULL,
      gate TEXT,
      verdict TEXT,
      rating INTEGER NOT NULL DEFAULT 0,
      assignee TEXT,
      pins INTEGER NOT NULL DEFAULT 0,
      open_pins INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX review_states_by_time ON review_states (created_at, proof_id, job_id, verdict, gate);
    INSERT INTO review_states (proof_id, job_id, created_at, intent, model, gate, verdict)
      SELECT id, job_id, created_at, ${INTENT('proofs')}, ${MODEL('proofs')}, gate, ${VERDICT('proofs.id')} FROM proofs;

    CREATE TRIGGER proofs_are_reviewed AFTER INSERT ON proofs
      BEGIN
        INSERT INTO review_states (proof_id, job_id, created_at, intent, model, gate)
        VALUES (NEW.id, NEW.job_id, NEW.created_at, ${INTENT('NEW')}, ${MODEL('NEW')}, NEW.gate);
      END;
    CREATE TRIGGER proofs_are_marked AFTER UPDATE OF gate ON proofs WHEN OLD.gate IS NOT NEW.gate
      BEGIN UPDATE review_states SET gate = NEW.gate WHERE proof_id = NEW.id; END;
    CREATE TRIGGER proofs_have_other_pixels AFTER UPDATE OF after_sha256 ON proofs WHEN OLD.after_sha256 <> NEW.after_sha256
      BEGIN UPDATE review_states SET verdict = ${VERDICT('NEW.id')}, rating = ${RATING('NEW.id')} WHERE proof_id = NEW.id; END;
    CREATE TRIGGER verdicts_are_reviewed AFTER INSERT ON verdicts
      BEGIN UPDATE review_states SET verdict = ${VERDICT('NEW.proof_id')} WHERE proof_id = NEW.proof_id; END;
    CREATE TRIGGER verdicts_are_withdrawn AFTER INSERT ON verdict_withdrawals
      BEGIN
        UPDATE review_states SET verdict = ${VERDICT('review_states.proof_id')} WHERE proof_id = (SELECT proof_id FROM verdicts WHERE id = NEW.verdict_id);
        UPDATE job_facts SET is_approved = (SELECT verdict IS 'approve' FROM review_states WHERE review_states.job_id = job_facts.job_id)
        WHERE job_id = (SELECT proofs.job_id FROM verdicts JOIN proofs ON proofs.id = verdicts.proof_id WHERE verdicts.id = NEW.verdict_id)
          AND is_approved <> (SELECT verdict IS 'approve' FROM review_states WHERE review_states.job_id = job_facts.job_id);
      END;
    CREATE INDEX review_states_of_job ON review_states (job_id, verdict);
    CREATE TRIGGER ratings_count AFTER INSERT ON ratings
      BEGIN UPDATE review_states SET rating = ${RATING('NEW.proof_id')} WHERE proof_id = NEW.proof_id; END;
    CREATE TRIGGER assignments_count AFTER INSERT ON assignments
      BEGIN UPDATE review_states SET assignee = NEW.assignee WHERE proof_id = NEW.proof_id; END;
    CREATE TRIGGER pins_count AFTER INSERT ON pins BEGIN ${COUNT_PINS('NEW.proof_id')} END;
    CREATE TRIGGER pin_entries_count AFTER INSERT ON pin_entries WHEN NEW.kind <> 'reply'
      BEGIN ${COUNT_PINS('(SELECT proof_id FROM pins WHERE id = NEW.pin_id)')} END;

    -- Siblings of a proof: the same words, or rework of the same job.
    CREATE INDEX jobs_by_first_words ON jobs (substr(prompt, 1, 48));
    CREATE INDEX jobs_by_parent ON jobs (parent_id) WHERE parent_id IS NOT NULL;
  `,
};
