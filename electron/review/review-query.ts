import type { ReviewFilter, ReviewQuery, ReviewSort } from '../../shared/review.ts';

const FILTERS: Record<ReviewFilter, string> = {
  all: 'TRUE',
  // The renders of a bake-off are judged there: by figures and votes.
  'needs-review': 'verdict IS NULL AND NOT EXISTS (SELECT 1 FROM bake_off_cells WHERE bake_off_cells.job_id = states.job_id)',
  approve: "verdict = 'approve'",
  changes: "verdict = 'changes'",
  reject: "verdict = 'reject'",
};

const NEWEST = 'states.created_at DESC, states.proof_id DESC';
const SORTS: Record<ReviewSort, string> = {
  newest: NEWEST,
  oldest: 'states.created_at, states.proof_id',
  worst: `CASE gate WHEN 'red' THEN 0 WHEN 'amber' THEN 1 WHEN 'green' THEN 3 ELSE 2 END, ${NEWEST}`,
  stars: `rating DESC, ${NEWEST}`,
  pins: `open_pins DESC, pins DESC, ${NEWEST}`,
  prompt: `(SELECT prompt FROM jobs WHERE jobs.id = states.job_id) COLLATE NOCASE, ${NEWEST}`,
  model: `model, ${NEWEST}`,
};

const FOUND_BY_WORDS = `EXISTS (
  SELECT 1 FROM job_words WHERE job_words.job_id = states.job_id AND job_words.number IN (SELECT rowid FROM job_search WHERE job_search MATCH @words))`;
const FOUND_BY_NOTE = `EXISTS (SELECT 1 FROM verdicts WHERE verdicts.proof_id = states.proof_id AND note LIKE @part ESCAPE '!')
  OR EXISTS (SELECT 1 FROM pins WHERE pins.proof_id = states.proof_id AND text LIKE @part ESCAPE '!')`;

/** The narrow rows that a query means: `FROM … WHERE …`, its order and the values of its parameters. */
export interface QuerySql {
  from: string;
  orderBy: string;
  values: Record<string, string | number>;
}

/** @param query of which `filter` is only applied where `isFiltered` says so: counts by verdict are asked over all of them */
export function querySql(query: ReviewQuery, isFiltered = true): QuerySql {
  const values: QuerySql['values'] = {};
  const conditions = isFiltered ? [FILTERS[query.filter]] : [];
  const add = (condition: string, name: string, value: string | number | undefined) => {
    if (value === undefined) return;
    conditions.push(condition);
    values[name] = value;
  };
  add('gate = @gate', 'gate', query.gate);
  add('intent = @intent', 'intent', query.intent);
  add('model = @model', 'model', query.model);
  add("coalesce(assignee, '') = @assignee", 'assignee', query.assignee);
  add('rating >= @minStars', 'minStars', query.minStars);
  add('EXISTS (SELECT 1 FROM round_proofs WHERE round_id = @roundId AND round_proofs.proof_id = states.proof_id)', 'roundId', query.roundId);
  if (query.pins !== undefined) conditions.push({ open: 'open_pins > 0', any: 'pins > 0', none: 'pins = 0' }[query.pins]);
  const search = query.search?.trim() ?? '';
  if (search !== '') {
    const words = wordsOf(search);
    conditions.push(words === '' ? `(${FOUND_BY_NOTE})` : `(${FOUND_BY_WORDS} OR ${FOUND_BY_NOTE})`);
    if (words !== '') values.words = words;
    values.part = `%${search.replace(/[!%_]/g, '!$&')}%`;
  }
  return {
    from: `FROM review_states AS states WHERE ${conditions.length > 0 ? conditions.join(' AND ') : 'TRUE'}`,
    orderBy: `ORDER BY ${SORTS[query.sort]}`,
    values,
  };
}

/** Every word has to begin a word of what is searched; what would be an operator to the index is taken as text. */
function wordsOf(search: string): string {
  const words = search.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => `"${word}"*`).join(' ');
}
