import { createStore, type StoreApi } from 'zustand/vanilla';
import { decodeText } from '../../shared/decode-text.ts';
import { AppError } from '../../shared/errors.ts';
import { type ImportProblem, MAX_SIDE, MIN_SIDE } from '../../shared/job.ts';
import type { Range } from '../../shared/prompt.ts';
import type { Assets, ImportedImage } from '../app/assets.ts';
import { type ErrorWords, errorWords } from '../app/error-words.ts';
import type { PromptPreview, StudioClient } from '../app/studio-client.ts';
import type { ImportState } from '../import/import-store.ts';
import { isOtherPrompt, mayVary, movedWords } from '../reading/words.ts';
import { CONFIRM_ABOVE, MAX_VARIATIONS } from '../variations/count-words.ts';
import { t } from '../words/t.ts';
import { type ComposerMode, type PromptPart, promptAt, promptsOf } from './prompt-lines.ts';
import { DEFAULT_OPTIONS, type RequestOptions, requestOf } from './request-options.ts';

export interface ComposerStoreOptions {
  api: Pick<StudioClient['prompt'], 'preview' | 'previewImport'> & Pick<StudioClient['queue'], 'add'>;
  /** Shows what a list of prompts would be queued as. */
  openImport: (list: NonNullable<ImportState['list']>) => Promise<void>;
  importImage: Assets['importImage'];
  onQueued: (count: number) => void;
  onError: (error: unknown) => void;
}

export interface ImportReport {
  fileName: string;
  queued: number;
  problems: readonly ImportProblem[];
}

export interface ComposerState {
  text: string;
  mode: ComposerMode;
  caret: number;
  /** What is selected in the text; null = nothing. */
  selection: Range | null;
  options: RequestOptions;
  base: (ImportedImage & { name: string }) | null;
  /** The reading of the prompt that the caret is in; kept while the next one is being read. */
  preview: { part: PromptPart; reading: PromptPreview } | null;
  problem: ErrorWords | null;
  /** Jobs that the prompts would become, as of the last reading; null = not known. */
  total: number | null;
  /** So many jobs that the artist is asked first; null = nothing is asked. */
  toConfirm: number | null;
  isQueueing: boolean;
  setText: (text: string, caret: number) => void;
  setCaret: (caret: number, end?: number) => void;
  setMode: (mode: ComposerMode) => void;
  setOptions: (options: Partial<RequestOptions>) => void;
  removeBase: () => void;
  /** Puts words where the cursor is. */
  insert: (words: string) => void;
  /** Queues all prompts; asks before very many. */
  queue: () => Promise<void>;
  /** Answers what was asked. */
  confirm: (isWanted: boolean) => void;
  /** Tables and lists are shown before they are queued, an image becomes the base. */
  takeFile: (file: File) => Promise<void>;
  report: ImportReport | null;
  setReport: (report: ImportReport | null) => void;
}

const TABLE_NAME = /\.(txt|csv|tsv|json|jsonl)$/i;

/** The prompts that would be queued. With an image as base the words are optional: the strings to letter are enough. */
export function promptsIn({ text, mode, base, options }: Pick<ComposerState, 'text' | 'mode' | 'base' | 'options'>): PromptPart[] {
  const parts = promptsOf(text, mode);
  if (parts.length > 0 || base === null || options.lettering.texts === undefined) return parts;
  return [{ text: `Letter ${base.name}`, start: 0 }];
}

/** Jobs that the prompts would become, as far as it is known. */
export function jobCount(state: Parameters<typeof promptsIn>[0] & Pick<ComposerState, 'total'>): number {
  const parts = promptsIn(state);
  return parts.some(({ text }) => mayVary(text)) ? (state.total ?? parts.length) : parts.length;
}

/** More than can be made of the prompts, whichever they are: a sample has to be drawn first. */
export function isTooMany(state: Parameters<typeof jobCount>[0]): boolean {
  return jobCount(state) > MAX_VARIATIONS * promptsIn(state).length;
}

function onlyPrompt(state: Parameters<typeof promptsIn>[0]): string | null {
  const parts = promptsIn(state);
  return parts.length === 1 ? parts[0].text : null;
}

/** Twice as much, escaped, still fits into one message to the studio. */
const MAX_TABLE_BYTES = 25e6;

/** A base has the size of its job; the studio takes larger and smaller images as such. */
function refuseSize({ width, height }: ImportedImage, name: string): void {
  if (Math.min(width, height) >= MIN_SIDE && Math.max(width, height) <= MAX_SIDE) return;
  const code = Math.max(width, height) > MAX_SIDE ? 'image-too-large' : 'invalid-input';
  throw new AppError(
    code,
    t('“{name}” has {width} × {height} pixels; a picture that is lettered has {least} to {most} a side.', {
      ...{ name, width: String(width), height: String(height) },
      ...{ least: String(MIN_SIDE), most: String(MAX_SIDE) },
    }),
  );
}

/** Everything above the list: text, options, base image, and the reading of what is typed. */
export function createComposerStore({ api, openImport, importImage, onQueued, onError }: ComposerStoreOptions): StoreApi<ComposerState> {
  return createStore<ComposerState>()((set, get) => {
    let ticket = 0;
    /** Readings of what was typed up to this ticket belong to prompts that are gone. */
    let goneUpTo = 0;
    let isReading = false;

    const partsNow = () => promptsIn(get());

    async function read(mine: number): Promise<void> {
      const part = promptAt(partsNow(), get().caret);
      if (part === null) return set({ preview: null, problem: null });
      try {
        const reading = await api.preview({ request: requestOf(part.text, get().options, get().base?.sha256 ?? null) });
        const total = partsNow().length === 1 ? reading.variations : await countAll();
        // A reading of a text that has grown since is better than none: a fast typist sees one after the other.
        if (mine > goneUpTo) set({ preview: { part, reading }, total, problem: null });
      } catch (error) {
        if (mine === ticket) set({ preview: null, total: null, problem: errorWords(error) });
      }
    }

    /** Jobs that all prompts would become. */
    async function countAll(): Promise<number> {
      const parts = partsNow();
      if (!parts.some(({ text }) => mayVary(text))) return parts.length;
      const { options, base } = get();
      if (parts.length === 1) return (await api.preview({ request: requestOf(parts[0].text, options, base?.sha256 ?? null) })).variations;
      const { width, height, sample, seed } = options;
      const defaults = { width, height, priority: 0, ...(sample !== null && { sample }), ...(seed !== null && { seed }) };
      return (await api.previewImport({ fileName: 'prompts.json', content: JSON.stringify(parts.map(({ text }) => text)), defaults })).count;
    }

    /** At once, one reading at a time: what is typed meanwhile is read when it is here. */
    function readSoon(): void {
      ticket++;
      if (!isReading) void readAll();
    }

    async function readAll(): Promise<void> {
      isReading = true;
      for (let last = 0; last !== ticket; ) {
        last = ticket;
        await read(last);
      }
      isReading = false;
    }

    /** Marked words stay on what they mark while their prompt is edited; what was said of a prompt does not hold for another one. */
    function keepCorrections(before: string | null): void {
      const { options, base, text } = get();
      const after = onlyPrompt(get());
      if (before === after) return;
      if (base === null && before !== null && (text.trim() === '' || (after !== null && isOtherPrompt(before, after)))) {
        set({ options: { ...options, intent: null, lettering: {}, words: null, sample: null } });
      } else if (options.words !== null) {
        set({ options: { ...options, words: before === null || after === null ? null : movedWords(options.words, before, after) } });
      }
    }

    async function takeTable(file: File): Promise<void> {
      if (file.size > MAX_TABLE_BYTES) {
        throw new AppError(
          'invalid-input',
          t('“{name}” has {size} MB; a list of prompts may have 25 MB: split it.', { name: file.name, size: Math.ceil(file.size / 1e6) }),
        );
      }
      const { width, height, column, intent, split } = get().options;
      const defaults = { width, height, ...(column !== null && { column }), ...(intent !== null && { intent }), ...(split !== null && { split }) };
      const content = decodeText(new Uint8Array(await file.arrayBuffer()), file.name);
      if (content.trim() === '') throw new AppError('broken-table', t('“{name}” holds no prompt.', { name: file.name }));
      await openImport({ fileName: file.name, content, defaults: { ...defaults, priority: 0 } });
    }

    async function takeImage(file: File): Promise<void> {
      const image = await importImage(file);
      refuseSize(image, file.name);
      set((state) => ({
        base: { ...image, name: file.name },
        options: { ...state.options, width: image.width, height: image.height, intent: 'typography' },
      }));
      readSoon();
    }

    async function add(): Promise<void> {
      const { options, base } = get();
      const { ids } = await api.add({ requests: partsNow().map((part) => requestOf(part.text, options, base?.sha256 ?? null)) });
      goneUpTo = ++ticket;
      // What was said about the reading belongs to this prompt; size and column stay for the next one.
      set({
        text: '',
        caret: 0,
        selection: null,
        preview: null,
        problem: null,
        total: null,
        base: null,
        options: { ...options, intent: null, lettering: {}, words: null, sample: null },
      });
      onQueued(ids.length);
    }

    /** Runs one attempt to queue at a time. */
    async function attempt(run: () => Promise<void>): Promise<void> {
      if (get().isQueueing || partsNow().length === 0) return;
      set({ isQueueing: true });
      try {
        await run();
      } catch (error) {
        set({ problem: errorWords(error) });
      } finally {
        set({ isQueueing: false });
      }
    }

    return {
      text: '',
      mode: 'lines',
      caret: 0,
      selection: null,
      options: DEFAULT_OPTIONS,
      base: null,
      preview: null,
      problem: null,
      total: null,
      toConfirm: null,
      isQueueing: false,
      report: null,
      setText(text, caret) {
        const before = onlyPrompt(get());
        set({ text, caret, selection: null });
        keepCorrections(before);
        readSoon();
      },
      setCaret(caret, end = caret) {
        const before = promptAt(partsNow(), get().caret);
        set({ caret, selection: end > caret ? { start: caret, end } : null });
        if (promptAt(partsNow(), caret)?.start !== before?.start) readSoon();
      },
      setMode(mode) {
        const before = onlyPrompt(get());
        set({ mode });
        keepCorrections(before);
        readSoon();
      },
      setOptions(options) {
        set((state) => ({ options: { ...state.options, ...options } }));
        readSoon();
      },
      removeBase() {
        const { width, height } = DEFAULT_OPTIONS;
        set((state) => ({ base: null, options: { ...state.options, width, height, intent: null, lettering: {} } }));
        readSoon();
      },
      insert(words) {
        const { text, caret, selection } = get();
        const end = selection?.end ?? caret;
        get().setText(text.slice(0, caret) + words + text.slice(end), caret + words.length);
      },
      queue: () =>
        attempt(async () => {
          const total = await countAll();
          // More than can be made is not asked for: the studio says why.
          if (total > CONFIRM_ABOVE && total <= MAX_VARIATIONS * partsNow().length) set({ toConfirm: total });
          else await add();
        }),
      confirm(isWanted) {
        set({ toConfirm: null });
        if (isWanted) void attempt(add);
      },
      async takeFile(file) {
        try {
          await (TABLE_NAME.test(file.name) ? takeTable(file) : takeImage(file));
        } catch (error) {
          onError(error);
        }
      },
      setReport: (report) => set({ report }),
    };
  });
}
