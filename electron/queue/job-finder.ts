import { JOB_STATES, type JobState } from '../../shared/job.ts';
import { JOB_AGES, type QueueFacets, type QueueOrder } from '../../shared/queue.ts';
import { ageSql, type Conditions, conditionsOf, GATE, MODEL, type TableFilter } from './job-filter.ts';
import type { Statements } from './statements.ts';
import type { JobFilter, StoredJob } from './stored-job.ts';

/** Finds jobs and counts them. */
export interface JobFinder {
  list(filter: JobFilter): { jobs: StoredJob[]; total: number };
  /** Ids in the order of the list, all of them. */
  ids(filter: TableFilter, order: QueueOrder): string[];
  /** @param laneOf the lane of a model */
  facets(filter: TableFilter, laneOf: (model: string) => string): QueueFacets;
  /** Models that any job is routed to, each once. */
  models(): string[];
}

/** Tags are chosen from a menu. */
const MOST_TAGS = 100;

const ORDERS: Record<QueueOrder, string> = {
  queue: 'ORDER BY priority DESC, position, id',
  attention: `ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'queued' THEN 1 WHEN 'paused' THEN 1 WHEN 'failed' THEN 2 WHEN 'quarantined' THEN 2 WHEN 'done' THEN 3 ELSE 4 END,
    CASE WHEN state IN ('running', 'queued', 'paused') THEN -priority END, CASE WHEN state IN ('running', 'queued', 'paused') THEN position END,
    finished_at DESC, position DESC, id`,
};

/** One combination of values of all facets but tags, and how many jobs have it. */
interface Cell {
  state: JobState;
  intent: string;
  model: string;
  gate: string;
  age: number;
  hasError: 0 | 1;
  count: number;
}

export function createJobFinder<Row extends { id: string }>(
  statements: Statements,
  select: string,
  jobOf: (row: Row) => StoredJob,
  clock: () => Date,
): JobFinder {
  const total = ({ where, values }: Conditions) => (statements(`SELECT count(*) AS total FROM jobs ${where}`).get(...values) as { total: number }).total;

  /** Counted without what the filter says of these facets: they are narrowed when the cells are summed. */
  function cells(filter: TableFilter): Cell[] {
    const now = clock();
    const { where, values } = conditionsOf({ search: filter.search, tags: filter.tags }, now);
    const age = ageSql(now);
    // Counting here is faster than the database's sorting into groups.
    const sql = `SELECT state, intent, ${MODEL}, ${GATE}, ${age.sql}, error IS NOT NULL FROM jobs ${where}`;
    const cells = new Map<string, Cell>();
    for (const row of statements(sql)
      .raw()
      .iterate(...age.values, ...values) as Iterable<[JobState, string, string, string, number, 0 | 1]>) {
      const key = row.join(' ');
      const cell = cells.get(key);
      if (cell) cell.count++;
      else cells.set(key, { state: row[0], intent: row[1], model: row[2] ?? '', gate: row[3], age: row[4], hasError: row[5], count: 1 });
    }
    return [...cells.values()];
  }

  return {
    list({ limit, offset, order = 'queue', ...filter }) {
      const conditions = conditionsOf(filter, clock());
      const { where, values } = conditions;
      // Only the page's rows are read whole, and only as many are sorted as lie before its end: to count in the same statement would sort all.
      const ids = statements(`SELECT id FROM jobs ${where} ${ORDERS[order]} LIMIT ? OFFSET ?`)
        .pluck()
        .all(...values, limit, offset) as string[];
      const rows = statements(`${select} WHERE id IN (SELECT value FROM json_each(?))`).all(JSON.stringify(ids)) as Row[];
      const byId = new Map(rows.map((row) => [row.id, row]));
      return { jobs: ids.map((id) => jobOf(byId.get(id)!)), total: total(conditions) };
    },
    ids(filter, order) {
      const { where, values } = conditionsOf(filter, clock());
      return (statements(`SELECT id FROM jobs ${where} ${ORDERS[order]}`).all(...values) as { id: string }[]).map(({ id }) => id);
    },
    facets(filter, laneOf) {
      const { where, values } = conditionsOf({ ...filter, tags: undefined }, clock());
      const of = where && `WHERE job_id IN (SELECT id FROM jobs ${where})`;
      const tags = statements(`SELECT tag AS value, count(*) AS count FROM job_tags ${of} GROUP BY tag ORDER BY count DESC, tag LIMIT ${MOST_TAGS}`).all(
        ...values,
      ) as QueueFacets['tags'];
      return { ...facetsOf(cells(filter), filter, laneOf), tags };
    },
    models: () => (statements(`SELECT DISTINCT ${MODEL} AS model FROM jobs`).all() as { model: string | null }[]).flatMap(({ model }) => model ?? []),
  };
}

type FacetName = 'states' | 'intents' | 'models' | 'laneModels' | 'gates' | 'age' | 'hasError';

/** Sums the cells for each facet: with the filters of all others, without its own. */
function facetsOf(cells: readonly Cell[], filter: TableFilter, laneOf: (model: string) => string): Omit<QueueFacets, 'tags'> {
  const has = (wanted: readonly string[] | undefined, value: string) => wanted === undefined || wanted.length === 0 || wanted.includes(value);
  const tests: Record<FacetName, (cell: Cell) => boolean> = {
    states: ({ state }) => has(filter.states, state),
    intents: ({ intent }) => has(filter.intents, intent),
    models: ({ model }) => has(filter.models, model),
    laneModels: ({ model }) => filter.laneModels === undefined || filter.laneModels.includes(model),
    gates: ({ gate }) => has(filter.gates, gate),
    age: ({ age }) => filter.age === undefined || isWithin(age, JOB_AGES.indexOf(filter.age)),
    hasError: ({ hasError }) => filter.hasError === undefined || (hasError === 1) === filter.hasError,
  };
  const names = Object.keys(tests) as FacetName[];
  const shown = (but: FacetName | null) => cells.filter((cell) => names.every((name) => name === but || tests[name](cell)));
  const sum = (found: readonly Cell[]) => found.reduce((count, cell) => count + cell.count, 0);
  const facet = (but: FacetName, wordOf: (cell: Cell) => string | null) => {
    const counts = new Map<string, number>();
    for (const cell of shown(but)) {
      const value = wordOf(cell);
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + cell.count);
    }
    return counts;
  };
  const listed = (counts: Map<string, number>) =>
    [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const states = facet('states', ({ state }) => state);
  const ofAnyAge = shown('age');
  return {
    total: sum(shown(null)),
    states: Object.fromEntries(JOB_STATES.map((state) => [state, states.get(state) ?? 0])) as QueueFacets['states'],
    models: listed(facet('models', ({ model }) => model)),
    lanes: listed(facet('laneModels', ({ model }) => laneOf(model))),
    intents: listed(facet('intents', ({ intent }) => intent)),
    gates: listed(facet('gates', ({ gate }) => gate)),
    ages: JOB_AGES.map((value, index) => ({ value, count: sum(ofAnyAge.filter(({ age }) => isWithin(age, index))) })),
    errors: sum(shown('hasError').filter(({ hasError }) => hasError === 1)),
  };
}

/** The last day has the last hour in it; "older" has none of the others. */
function isWithin(age: number, wanted: number): boolean {
  return JOB_AGES[wanted] === 'older' ? age === wanted : age <= wanted;
}
