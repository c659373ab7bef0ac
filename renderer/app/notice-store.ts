import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorWords } from './error-words.ts';
import type { Schedule } from './soon.ts';

export interface NoticeAction {
  /** What the button says: "Undo", "Show". */
  label: string;
  run: () => void;
}

export interface Notice {
  id: number;
  tone: 'info' | 'error';
  title: string;
  text: string;
  action?: NoticeAction;
}

export interface NoticeState {
  /** Oldest first. */
  notices: readonly Notice[];
  /** Good news, with a button for what may be wanted next. */
  tell: (title: string, text?: string, action?: NoticeAction) => void;
  fail: (error: unknown, action?: NoticeAction) => void;
  dismiss: (id: number) => void;
  dismissAll: () => void;
  /** While somebody reads (pointer or keyboard is there) nothing goes away. */
  setHeld: (isHeld: boolean) => void;
}

export interface NoticeWishes {
  /** How long good news stays, ms. */
  infoMs: number;
  tellsGoodNews: boolean;
}

const MOST_AT_ONCE = 4;
const INFO_MS = 5000;
const WITH_ACTION_MS = 9000;
const ERROR_MS = 12_000;
/** Time that is left for what should have gone while it was held. */
const AFTER_HOLD_MS = 2500;

/** Short messages at the window's edge. The same one is not shown twice at once; each leaves by itself. */
export function createNoticeStore(schedule: Schedule, wishes: () => NoticeWishes = () => ({ infoMs: INFO_MS, tellsGoodNews: true })): StoreApi<NoticeState> {
  let nextId = 1;
  let isHeld = false;
  const overdue = new Set<number>();

  return createStore<NoticeState>()((set, get) => {
    function leave(id: number): void {
      if (isHeld) overdue.add(id);
      else get().dismiss(id);
    }

    function add({ tone, title, text, action }: Omit<Notice, 'id'>): void {
      if (get().notices.some((notice) => notice.title === title && notice.text === text)) {
        // The newest button is the one that is meant.
        set((state) => ({ notices: state.notices.map((notice) => (notice.title === title && notice.text === text ? { ...notice, action } : notice)) }));
        return;
      }
      const id = nextId++;
      const notice: Notice = action === undefined ? { id, tone, title, text } : { id, tone, title, text, action };
      set((state) => ({ notices: [...state.notices, notice].slice(-MOST_AT_ONCE) }));
      const lastsMs = tone === 'error' ? ERROR_MS : Math.max(wishes().infoMs, action === undefined ? 0 : WITH_ACTION_MS);
      schedule(() => leave(id), lastsMs);
    }

    return {
      notices: [],
      tell(title, text = '', action) {
        // What can be undone or shown is more than good news.
        if (action !== undefined || wishes().tellsGoodNews) add({ tone: 'info', title, text, action });
      },
      fail(error, action) {
        const { title, advice, detail } = errorWords(error);
        add({ tone: 'error', title, text: detail === '' ? advice : detail, action });
      },
      dismiss(id) {
        overdue.delete(id);
        set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
      },
      dismissAll: () => set({ notices: [] }),
      setHeld(held) {
        isHeld = held;
        if (held || overdue.size === 0) return;
        const late = [...overdue];
        overdue.clear();
        schedule(() => late.forEach(leave), AFTER_HOLD_MS);
      },
    };
  });
}
