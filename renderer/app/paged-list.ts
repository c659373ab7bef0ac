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
  /** Loads what is missing of rows [from, to), and resolves when it is here. */
  ensure: (from: number, to: number) => Promise<void>;
  /** As `ensure` for rows that are scrolled past: what is out of sight again before its turn comes is not loaded. */
  follow: (from: number, to: number) => Promise<void>;
  /** Loads the pages last asked for again and forgets the others; rows stay on screen until the new ones are here. */
  refresh: () => Promise<void>;
  /** Forgets everything and loads the first page: for another filter. */
  reset: () => Promise<void>;
  /** Changes loaded rows in place. */
  patch: (change: (row: Row) => Row) => void;
}

/** Pages of a list that is scrolled through which are asked for at the same time. */
const MOST_AT_ONCE = 2;

/** Loads a list page by page. Answers that belong to an older filter or refresh are dropped. */
export function createPagedList<Row>({ pageSize, load, onChange, onError }: PagedListOptions<Row>): PagedList<Row> {
  let list: PagedRows<Row> = { rows: [], total: 0 };
  /** Pages that are here or on their way. */
  let pages = new Map<number, Promise<void>>();
  let loading = 0;
  let generation = 0;
  let wanted: readonly [number, number] = [0, pageSize];
  let isFollowing = false;

  function publish(next: PagedRows<Row>): void {
    list = next;
    onChange(next);
  }

  async function fetchPage(page: number, keepRows: boolean): Promise<void> {
    const mine = generation;
    loading++;
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
      // It would fail again at once.
      isFollowing = false;
      onError(error);
    } finally {
      loading--;
      if (isFollowing) catchUp();
    }
  }

  function loadPage(page: number, keepRows: boolean): Promise<void> {
    const loaded = fetchPage(page, keepRows);
    pages.set(page, loaded);
    return loaded;
  }

  const loadPages = (wished: readonly number[]) => Promise.all(wished.map((page) => pages.get(page) ?? loadPage(page, true)));

  function pagesOf([from, to]: readonly [number, number]): number[] {
    const last = Math.max(Math.floor(from / pageSize), Math.ceil(to / pageSize) - 1);
    return Array.from({ length: last - Math.floor(from / pageSize) + 1 }, (_, index) => Math.floor(from / pageSize) + index);
  }

  /** Begins with what is missing of the rows in sight, as far as there is room; the end of each load makes room for the next. */
  function catchUp(): void {
    const missing = pagesOf(wanted).filter((page) => !pages.has(page));
    for (const page of missing.slice(0, Math.max(0, MOST_AT_ONCE - loading))) void loadPage(page, true);
  }

  return {
    async ensure(from, to) {
      const mine: typeof wanted = [Math.max(0, from), to];
      wanted = mine;
      let before: number;
      // A refresh meanwhile drops the answer and asks for the same rows again.
      do {
        before = generation;
        await loadPages(pagesOf(mine));
      } while (before !== generation && wanted === mine);
    },
    async follow(from, to) {
      wanted = [Math.max(0, from), to];
      isFollowing = true;
      catchUp();
      await Promise.all(pagesOf(wanted).map((page) => pages.get(page)));
    },
    async refresh() {
      generation++;
      pages = new Map();
      await loadPages(pagesOf(wanted));
    },
    async reset() {
      generation++;
      pages = new Map();
      wanted = [0, pageSize];
      await loadPage(0, false);
    },
    patch: (change) => publish({ ...list, rows: list.rows.map((row) => (row === undefined ? undefined : change(row))) }),
  };
}
