import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorWords } from './error-words.ts';

export interface Notice {
  id: number;
  tone: 'info' | 'error';
  title: string;
  text: string;
}

export interface NoticeState {
  notices: readonly Notice[];
  tell: (title: string, text?: string) => void;
  fail: (error: unknown) => void;
  dismiss: (id: number) => void;
}

const MOST_AT_ONCE = 4;
const INFO_MS = 4000;
const ERROR_MS = 10_000;

/** Short messages at the window's edge. The same error is not shown twice at once; each leaves by itself. */
export function createNoticeStore(schedule: (run: () => void, delayMs: number) => void): StoreApi<NoticeState> {
  let nextId = 1;
  return createStore<NoticeState>()((set, get) => {
    function add(tone: Notice['tone'], title: string, text: string): void {
      if (get().notices.some((notice) => notice.title === title && notice.text === text)) return;
      const id = nextId++;
      set((state) => ({ notices: [...state.notices, { id, tone, title, text }].slice(-MOST_AT_ONCE) }));
      schedule(() => get().dismiss(id), tone === 'error' ? ERROR_MS : INFO_MS);
    }
    return {
      notices: [],
      tell: (title, text = '') => add('info', title, text),
      fail(error) {
        const { title, advice, detail } = errorWords(error);
        add('error', title, detail === '' ? advice : detail);
      },
      dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
    };
  });
}
