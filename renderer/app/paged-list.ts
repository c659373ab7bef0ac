/** A long list of which only the pages that were looked at are here. `rows` is sparse: undefined = not loaded. */
export interface PagedRows<Row> {
  rows: readonly (Row | undefined)[];
  total: number;
}

export interface PagedListOptions<Row> {
  pageSize: number;
  load: (offset: number, limit: number) => Promise<{ rows: Row[]; total: number }>;
  onChange: (list: PagedRows<Row>) => void;
  onError: (error: unknown) => void;
}

export interface PagedList<Row> {
  /** Loads what is missing of rows [from, to). */
  ensure: (from: number, to: number) => Promise<void>;
  /** Loads the pages last asked for again and forgets the others; rows stay on screen until the new ones are here. */
  refresh: () => Promise<void>;
  /** Forgets everything and loads the first page: for another filter. */
  reset: () => Promise<void>;
  /** Changes loaded rows in place. */
  patch: (change: (row: Row) => Row) => void;
}

/** Loads a list page by page. Answers that belong to an older filter or refresh are dropped. */
export function createPagedList<Row>({ pageSize, load, onChange, onError }: PagedListOptions<Row>): PagedList<Row> {
  let list: PagedRows<Row> = { rows: [], total: 0 };
  let pages = new Set<number>();
  let generation = 0;
  let wanted: readonly [number, number] = [0, pageSize];

  function publish(next: PagedRows<Row>): void {
    list = next;
    onChange(next);
  }

  async function loadPage(page: number, keepRows: boolean): Promise<void> {
    const mine = generation;
    pages.add(page);
    try {
      const answer = await load(page * pageSize, pageSize);
      if (mine !== generation) return;
      const rows = keepRows ? list.rows.slice(0, answer.total) : [];
      rows.length = answer.total;
      for (let index = 0; index < pageSize && page * pageSize + index < answer.total; index++) rows[page * pageSize + index] = answer.rows[index];
      publish({ rows, total: answer.total });
    } catch (error) {
      if (mine !== generation) return;
      pages.delete(page);
      onError(error);
    }
  }

  function pagesOf([from, to]: readonly [number, number]): number[] {
    const last = Math.max(Math.floor(from / pageSize), Math.ceil(to / pageSize) - 1);
    return Array.from({ length: last - Math.floor(from / pageSize) + 1 }, (_, index) => Math.floor(from / pageSize) + index);
  }

  return {
    async ensure(from, to) {
      wanted = [Math.max(0, from), to];
      await Promise.all(pagesOf(wanted).map((page) => (pages.has(page) ? undefined : loadPage(page, true))));
    },
    async refresh() {
      generation++;
      pages = new Set();
      await Promise.all(pagesOf(wanted).map((page) => loadPage(page, true)));
    },
    async reset() {
      generation++;
      pages = new Set();
      wanted = [0, pageSize];
      await loadPage(0, false);
    },
    patch: (change) => publish({ ...list, rows: list.rows.map((row) => (row === undefined ? undefined : change(row))) }),
  };
}
