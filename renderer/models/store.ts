import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Connection, ConnectionKind, ConnectionList, ConnectionProposal, ListedConnection } from '../../shared/connections.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface ModelsState {
  /** null = not loaded yet. */
  list: ConnectionList | null;
  /** Connections that could be made; null = not looked for yet. */
  proposals: readonly ConnectionProposal[] | null;
  isLooking: boolean;
  /** The connection on the right, as it is being edited; null = none. */
  draft: Connection | null;
  /** Another number whenever the draft was put there anew: by opening, saving or discarding. */
  draftNumber: number;
  /** Why the draft could not be saved, in the studio's words; '' = nothing was refused. */
  problem: string;
  /** It is not among the connections yet. */
  isNew: boolean;
  isEdited: boolean;
  isSaving: boolean;
  /** Connections whose server is being asked. */
  testing: ReadonlySet<string>;
  load: () => Promise<void>;
  open: (id: string) => void;
  /** A new connection of a kind, with its usual models. */
  begin: (kind: ConnectionKind) => void;
  edit: (change: Partial<Connection>) => void;
  discard: () => void;
  /** Saves what is open and asks its server. */
  save: () => Promise<void>;
  /** Connects a proposal at once. */
  take: (proposal: ConnectionProposal) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** null removes the key. */
  setKey: (id: string, key: string | null) => Promise<void>;
  test: (id: string) => Promise<void>;
  discover: () => Promise<void>;
}

export interface ModelsStoreOptions {
  api: StudioClient['connections'];
  /** Routes may lead elsewhere now. */
  onChanged: () => void;
  onSaved: (connection: Connection) => void;
  onError: (error: unknown) => void;
}

/** Connections to engines and vendors, and the one that is being edited. */
export function createModelsStore({ api, onChanged, onSaved, onError }: ModelsStoreOptions): StoreApi<ModelsState> {
  return createStore<ModelsState>()((set, get) => {
    const connections = () => get().list?.connections ?? [];
    const known = (id: string) => connections().find(({ connection }) => connection.id === id)?.connection ?? null;
    const show = (connection: Connection | null, isNew = false) =>
      set({ draft: connection, draftNumber: get().draftNumber + 1, problem: '', isNew, isEdited: isNew });
    const attempt = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        onError(error);
      }
    };

    function put(listed: ListedConnection): void {
      const { list } = get();
      if (list === null) return;
      const isKnown = known(listed.connection.id) !== null;
      const others = list.connections.map((other) => (other.connection.id === listed.connection.id ? listed : other));
      set({ list: { ...list, connections: isKnown ? others : [...others, listed] } });
      onChanged();
    }

    /** A key in the environment serves all connections of its vendor; a server is taken by its address. */
    function isTakenBy({ connection: { baseUrl, kind } }: ConnectionProposal, saved: Connection): boolean {
      const isPaid = get().list?.kinds.find((info) => info.kind === kind)?.isPaid ?? false;
      return baseUrl === saved.baseUrl || (isPaid && kind === saved.kind);
    }

    async function keep(connection: Connection): Promise<void> {
      const listed = await api.save({ connection });
      put(listed);
      show(listed.connection);
      set({ proposals: get().proposals?.filter((proposal) => !isTakenBy(proposal, listed.connection)) ?? null });
      onSaved(listed.connection);
      await get().test(listed.connection.id);
    }

    return {
      list: null,
      proposals: null,
      isLooking: false,
      draft: null,
      draftNumber: 0,
      problem: '',
      isNew: false,
      isEdited: false,
      isSaving: false,
      testing: new Set(),
      load: () =>
        attempt(async () => {
          const list = await api.list();
          set({ list });
          // An edit that was begun before goes on.
          if (get().draft === null) show(list.connections[0]?.connection ?? null);
          if (get().proposals === null) await get().discover();
        }),
      open: (id) => show(known(id)),
      begin(kind) {
        const info = get().list?.kinds.find((other) => other.kind === kind);
        if (!info) return;
        const { label, defaultBaseUrl: baseUrl, defaultModels: models } = info;
        show({ id: freeId(kind, connections()), kind, label, baseUrl, isEnabled: true, models, options: {} }, true);
      },
      edit(change) {
        const { draft } = get();
        if (draft !== null) set({ draft: { ...draft, ...change }, isEdited: true, problem: '' });
      },
      discard() {
        const { draft } = get();
        show((draft && known(draft.id)) ?? connections()[0]?.connection ?? null);
      },
      async save() {
        const { draft, isSaving } = get();
        if (draft === null || isSaving) return;
        set({ isSaving: true, problem: '' });
        await attempt(async () => {
          try {
            await keep(draft);
          } catch (error) {
            // Told beside the fields that are to be corrected.
            const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
            if (code !== 'invalid-input' || typeof message !== 'string') throw error;
            set({ problem: message });
          }
        });
        set({ isSaving: false });
      },
      take: ({ connection }) => attempt(() => keep({ ...connection, id: freeId(connection.id, connections()) })),
      remove: (id) =>
        attempt(async () => {
          await api.remove({ id });
          const { list } = get();
          if (list !== null) set({ list: { ...list, connections: list.connections.filter(({ connection }) => connection.id !== id) } });
          show(connections()[0]?.connection ?? null);
          onChanged();
        }),
      setKey: (id, key) =>
        attempt(async () => {
          put(await api.setKey({ id, key }));
          if (key !== null) await get().test(id);
        }),
      async test(id) {
        set({ testing: new Set([...get().testing, id]) });
        await attempt(async () => {
          const test = await api.test({ id });
          const listed = connections().find(({ connection }) => connection.id === id);
          if (listed) put({ ...listed, test });
        });
        set({ testing: new Set([...get().testing].filter((other) => other !== id)) });
      },
      async discover() {
        set({ isLooking: true });
        await attempt(async () => set({ proposals: await api.discover() }));
        set({ isLooking: false });
      },
    };
  });
}

function freeId(wanted: string, connections: readonly ListedConnection[]): string {
  const taken = new Set(connections.map(({ connection }) => connection.id));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}
