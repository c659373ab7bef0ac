import type { Migration } from './migration.ts';

const LINES = (texts: string, job: string) =>
  `coalesce((SELECT char(10) || group_concat(text, char(10)) FROM (${texts}) WHERE instr(${job}.prompt, text) = 0), '')`;

/** The prompt, and what it does not say itself: strings that are lettered, and tags. Most requests have none of their own. */
const WORDS = (job: string) => `${job}.prompt
  || ${LINES(`SELECT json_extract(value, '$.text') AS text FROM json_each(${job}.reading, '$.lettering')`, job)}
  || CASE WHEN instr(${job}.request, '"lettering"') + instr(${job}.request, '"tags"') = 0 THEN '' ELSE ${LINES(
    `SELECT value AS text FROM json_each(${job}.request, '$.lettering.texts')
    UNION ALL SELECT json_extract(value, '$.text') FROM json_each(${job}.request, '$.lettering.placed')
    UNION ALL SELECT value FROM json_each(${job}.request, '$.tags')`,
    job,
  )} END`;

const TAGS = (job: string) => `SELECT DISTINCT value, ${job}.id FROM json_each(${job}.request, '$.tags')`;

/**
 * Full-text search over what jobs ask for, tags, and what a person put at its place. The words stand once in a table of their own, whose numbers stay
 * (rowids of jobs may not), and once in the index.
 */
export const queueSearch: Migration = {
  version: 8,
  sql: `
    ALTER TABLE jobs ADD COLUMN is_placed INTEGER NOT NULL DEFAULT 0;
    -- All that filters ask: without it every count would read the rows, a thousand times wider.
    CREATE INDEX jobs_for_filters ON jobs (state, intent, json_extract(route, '$.model'), created_at, error IS NOT NULL, proof_id, priority, position, finished_at, id);
    CREATE INDEX jobs_done_by_model ON jobs (json_extract(route, '$.model'), finished_at, started_at, id) WHERE state = 'done';
    CREATE INDEX proofs_gate_of ON proofs (id, gate);

    CREATE TABLE job_words (number INTEGER PRIMARY KEY, job_id TEXT NOT NULL UNIQUE, words TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE job_search USING fts5(
      words, content = 'job_words', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE TABLE job_tags (tag TEXT NOT NULL, job_id TEXT NOT NULL, PRIMARY KEY (tag, job_id)) STRICT, WITHOUT ROWID;
    CREATE INDEX job_tags_of_job ON job_tags (job_id);

    INSERT INTO job_words (job_id, words) SELECT id, ${WORDS('jobs')} FROM jobs ORDER BY created_at, position;
    INSERT INTO job_search (job_search) VALUES ('rebuild');
    INSERT OR IGNORE INTO job_tags (tag, job_id) SELECT value, jobs.id FROM jobs, json_each(jobs.request, '$.tags');

    CREATE TRIGGER job_words_are_found AFTER INSERT ON job_words
      BEGIN INSERT INTO job_search (rowid, words) VALUES (NEW.number, NEW.words); END;
    CREATE TRIGGER job_words_are_found_anew AFTER UPDATE OF words ON job_words WHEN OLD.words <> NEW.words
      BEGIN
        INSERT INTO job_search (job_search, rowid, words) VALUES ('delete', OLD.number, OLD.words);
        INSERT INTO job_search (rowid, words) VALUES (NEW.number, NEW.words);
      END;
    CREATE TRIGGER job_words_are_not_found AFTER DELETE ON job_words
      BEGIN INSERT INTO job_search (job_search, rowid, words) VALUES ('delete', OLD.number, OLD.words); END;

    CREATE TRIGGER jobs_have_words AFTER INSERT ON jobs
      BEGIN
        INSERT INTO job_words (job_id, words) VALUES (NEW.id, ${WORDS('NEW')});
      END;
    CREATE TRIGGER jobs_have_tags AFTER INSERT ON jobs WHEN instr(NEW.request, '"tags"') > 0
      BEGIN INSERT INTO job_tags (tag, job_id) ${TAGS('NEW')}; END;
    CREATE TRIGGER jobs_have_other_words AFTER UPDATE OF reading ON jobs
      BEGIN
        UPDATE job_words SET words = ${WORDS('NEW')} WHERE job_id = NEW.id;
        DELETE FROM job_tags WHERE job_id = NEW.id;
        INSERT INTO job_tags (tag, job_id) ${TAGS('NEW')};
      END;
    CREATE TRIGGER jobs_lose_their_words AFTER DELETE ON jobs
      BEGIN
        DELETE FROM job_words WHERE job_id = OLD.id;
        DELETE FROM job_tags WHERE job_id = OLD.id;
      END;
  `,
};
