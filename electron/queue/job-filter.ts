import { JOB_AGES, type JobAge, type QueueFilter } from '../../shared/queue.ts';
import { likePattern, searchWords } from './search-words.ts';

/** A filter as the table takes it: lanes are the business of who knows the hosts. */
export interface TableFilter extends Omit<QueueFilter, 'lanes'> {
  /** Models of the wanted lanes; an empty list = none runs there. */
  laneModels?: readonly string[] | undefined;
}

/** Conditions over `jobs` and their values, in order. */
export interface Conditions {
  where: string;
  values: (string | number)[];
}

const HOUR_MS = 3_600_000;
const AGE_MS: Record<Exclude<JobAge, 'older'>, number> = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS, month: 720 * HOUR_MS };

/** As in the indexes of jobs by model. */
export const MODEL = "json_extract(route, '$.model')";
/** What a request (SQL of its JSON) asks for but for its seed; tags are only to find it by. */
export const likeness = (request: string) => `json_remove(${request}, '$.seed', '$.tags')`;
export const GATE = "coalesce((SELECT gate FROM proofs WHERE proofs.id = jobs.proof_id), 'none')";

/** 0 = within the last hour … 4 = before all of those; the number of an age in JOB_AGES. */
export function ageSql(now: Date): { sql: string; values: string[] } {
  const since = JOB_AGES.flatMap((age) => (age === 'older' ? [] : [sinceOf(age, now)]));
  return { sql: `CASE ${since.map((_, index) => `WHEN created_at >= ? THEN ${index}`).join(' ')} ELSE ${since.length} END`, values: since };
}

function sinceOf(age: Exclude<JobAge, 'older'>, now: Date): string {
  return new Date(now.getTime() - AGE_MS[age]).toISOString();
}

export function conditionsOf(filter: TableFilter, now: Date): Conditions {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const oneOf = (expression: string, wanted: readonly string[] | undefined) => {
    if (wanted === undefined || wanted.length === 0) return;
    conditions.push(`${expression} IN (${wanted.map(() => '?').join(', ')})`);
    values.push(...wanted);
  };
  oneOf('state', filter.states);
  oneOf('intent', filter.intents);
  oneOf(MODEL, filter.models);
  if (filter.laneModels?.length === 0) conditions.push('0');
  oneOf(MODEL, filter.laneModels);
  oneOf(GATE, filter.gates);
  if (filter.hasError !== undefined) conditions.push(`(error IS NOT NULL) = ${filter.hasError ? 1 : 0}`);
  if (filter.age === 'older') conditions.push('created_at < ?');
  else if (filter.age) conditions.push('created_at >= ?');
  if (filter.age) values.push(sinceOf(filter.age === 'older' ? 'month' : filter.age, now));
  if (filter.tags && filter.tags.length > 0) {
    conditions.push(`+id IN (SELECT job_id FROM job_tags WHERE tag IN (${filter.tags.map(() => '?').join(', ')}))`);
    values.push(...filter.tags);
  }
  searchFor(filter.search ?? '', conditions, values);
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values };
}

function searchFor(text: string, conditions: string[], values: (string | number)[]): void {
  const { match, without, parts } = searchWords(text);
  const found = 'SELECT rowid FROM job_search WHERE job_search MATCH ?';
  const inner: string[] = [];
  if (match !== '') {
    inner.push(`number IN (${found})`);
    values.push(match);
  }
  for (const term of without) {
    inner.push(`number NOT IN (${found})`);
    values.push(term);
  }
  for (const part of parts) {
    inner.push("words LIKE ? ESCAPE '\\'");
    values.push(likePattern(part));
  }
  // The sign keeps the plan on the narrow index of all jobs: to look up the rows of many finds takes longer.
  if (inner.length > 0) conditions.push(`+id IN (SELECT job_id FROM job_words WHERE ${inner.join(' AND ')})`);
}
