import type { Migration } from './migration.ts';

/** The verdict that was taken back, with its job. */
const TAKEN_BACK = `(
  SELECT verdicts.verdict, verdicts.at, proofs.job_id FROM verdicts JOIN proofs ON proofs.id = verdicts.proof_id WHERE verdicts.id = NEW.verdict_id)`;

/** A verdict that was taken back counts in no figure: its job may be unjudged again, and was not sent back by it. */
export const withdrawnVerdicts: Migration = {
  version: 12,
  sql: `
    CREATE TRIGGER withdrawals_are_not_judged AFTER INSERT ON verdict_withdrawals
      BEGIN
        UPDATE job_facts SET is_judged = 0
        WHERE job_id = (SELECT job_id FROM ${TAKEN_BACK}) AND is_judged = 1
          AND NOT EXISTS (
            SELECT 1 FROM verdicts JOIN proofs ON proofs.id = verdicts.proof_id AND proofs.after_sha256 = verdicts.pixels_sha256
            WHERE proofs.job_id = job_facts.job_id AND verdicts.id <> NEW.verdict_id
              AND NOT EXISTS (SELECT 1 FROM verdict_withdrawals WHERE verdict_id = verdicts.id));
        UPDATE sent_back SET verdicts = verdicts - 1
        WHERE verdicts > 0 AND (quarter, intent, model, host) = (
          SELECT coalesce(unixepoch(taken.at), 0) / 900, job_facts.intent, job_facts.model, job_facts.host
          FROM ${TAKEN_BACK} AS taken JOIN job_facts ON job_facts.job_id = taken.job_id WHERE taken.verdict <> 'approve');
      END;
  `,
};
