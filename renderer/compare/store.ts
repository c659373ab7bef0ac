import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ComparisonMap, ComparisonRequest, ProofComparison } from '../../shared/compare.ts';
import { type ComparisonMeasures, MEASURE_MAPS, type MeasureMapName } from '../../shared/measures.ts';
import type { ProofSummary } from '../../shared/proof.ts';
import type { Assets } from '../app/assets.ts';
import { errorWords } from '../app/error-words.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { drawMap } from '../viewer/draw-map.ts';
import { t } from '../words/t.ts';

/** Places of the pictures that are looked at together. */
export const PICTURE_SLOTS = ['a', 'b', 'c', 'd'] as const;
export type PictureSlot = (typeof PICTURE_SLOTS)[number];
/** Each of them can be measured against A. */
export type OtherSlot = Exclude<PictureSlot, 'a'>;

export const SLOT_NAMES = [...PICTURE_SLOTS, 'target', 'mask'] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

/** A chosen image. */
export interface Slot {
  sha256: string;
  width: number;
  height: number;
  /** "Before", or the file's name. */
  name: string;
  /** Where it is from: the proof's prompt; '' for a file. */
  source: string;
}

export interface CompareStoreOptions {
  api: StudioClient['compare'];
  review: Pick<StudioClient['review'], 'get' | 'list'>;
  importImage: Assets['importImage'];
  onError: (error: unknown) => void;
}

export interface CompareState {
  slots: Readonly<Record<SlotName, Slot | null>>;
  /** The picture that is measured against A. */
  other: OtherSlot;
  /** Of the proof that was opened last, whatever has been put beside its images since. */
  ofProof: ProofComparison | null;
  phase: 'idle' | 'measuring' | 'done' | 'failed' | 'cancelled';
  /** 0–1, of what is being measured. */
  fraction: number;
  measures: ComparisonMeasures | null;
  /** Why it could not be measured, a sentence. */
  problem: string;
  /** The map that is shown. */
  map: MeasureMapName | null;
  /** null while it is made. */
  picture: ComparisonMap | null;
  /** 0–1, of the map that is being made. */
  mapFraction: number;
  mapPlace: 'over' | 'beside';
  /** Of a map that lies over a picture, 0–1. */
  opacity: number;
  /** An image is being chosen for it. */
  choosing: SlotName | null;
  proofs: readonly ProofSummary[];
  proofsTotal: number;
  openProof: (id: string) => Promise<void>;
  /** Two to four pictures of the project, by their hashes; names in the same order, '' = "Variant 2". */
  openImages: (sha256s: readonly string[], names?: readonly string[]) => Promise<void>;
  setOther: (other: OtherSlot) => void;
  setSlot: (name: SlotName, slot: Slot | null) => void;
  swap: () => void;
  importFiles: (files: readonly File[], name?: SlotName) => Promise<void>;
  choose: (name: SlotName | null) => Promise<void>;
  loadMoreProofs: () => Promise<void>;
  /** Again, after it was cancelled or failed or when weights have come. */
  measure: () => Promise<void>;
  cancel: () => void;
  setMap: (map: MeasureMapName | null) => Promise<void>;
  nextMap: () => Promise<void>;
  setMapPlace: (place: CompareState['mapPlace']) => void;
  setOpacity: (opacity: number) => void;
}

const PROOFS_AT_ONCE = 48;
const NO_SLOTS = { a: null, b: null, c: null, d: null, target: null, mask: null };

/** Two images, what they are measured with, and what came of it. Whatever changes the images measures them anew. */
export function createCompareStore({ api, review, importImage, onError }: CompareStoreOptions): StoreApi<CompareState> {
  return createStore<CompareState>()((set, get) => {
    let measuring = new AbortController();
    let drawing = new AbortController();

    async function measure(): Promise<void> {
      measuring.abort();
      drawing.abort();
      const request = requestOf(get());
      if (request === null) return set({ phase: 'idle', measures: null, picture: null, problem: '' });
      const own = new AbortController();
      measuring = own;
      set({ phase: 'measuring', fraction: 0, measures: null, picture: null, problem: '' });
      try {
        for await (const event of await api.measure(request, { signal: own.signal })) {
          if (own.signal.aborted) return;
          if (event.type === 'progress') set({ fraction: event.fraction });
          else set({ phase: 'done', measures: event.measures });
        }
        if (!own.signal.aborted) await setMap(mapsOf(get().measures).includes(get().map!) ? get().map : null);
      } catch (error) {
        if (!own.signal.aborted) set({ phase: 'failed', problem: sentenceOf(error) });
      }
    }

    async function setMap(map: MeasureMapName | null): Promise<void> {
      drawing.abort();
      const own = new AbortController();
      drawing = own;
      set({ map, picture: null, mapFraction: 0 });
      const request = requestOf(get());
      if (map === null || request === null || get().measures === null) return;
      try {
        const { aSha256, bSha256 } = request;
        const picture = await drawMap(api, { aSha256, bSha256, map }, own.signal, (mapFraction) => set({ mapFraction }));
        if (picture !== null) set({ picture });
      } catch (error) {
        if (own.signal.aborted) return;
        set({ map: null });
        onError(error);
      }
    }

    function place(placed: Partial<CompareState['slots']>): void {
      const slots = { ...get().slots, ...placed };
      // What was measured against A may just have been taken away.
      const other = slots[get().other] === null ? (othersOf({ slots })[0] ?? 'b') : get().other;
      set({ slots, other, choosing: null });
      void measure();
    }

    return {
      slots: NO_SLOTS,
      other: 'b',
      ofProof: null,
      phase: 'idle',
      fraction: 0,
      measures: null,
      problem: '',
      map: null,
      picture: null,
      mapFraction: 0,
      mapPlace: 'over',
      opacity: 0.7,
      choosing: null,
      proofs: [],
      proofsTotal: 0,
      async openProof(id) {
        try {
          const [proof, ofProof] = await Promise.all([review.get({ id }), api.ofProof({ proofId: id })]);
          const { request } = ofProof;
          const slot = (sha256: string | null, name: string): Slot | null =>
            sha256 === null ? null : { sha256, width: proof.width, height: proof.height, name, source: proof.prompt };
          set({
            ofProof,
            other: 'b',
            slots: {
              ...NO_SLOTS,
              a: slot(request.aSha256, t('Before')),
              b: slot(request.bSha256, t('After')),
              target: slot(request.targetSha256, t('Target render')),
              mask: slot(request.maskSha256, t('Of the proof')),
            },
          });
          await measure();
        } catch (error) {
          onError(error);
        }
      },
      async openImages(sha256s, names = []) {
        try {
          const images = await api.images({ sha256s: sha256s.slice(0, PICTURE_SLOTS.length) });
          const slots = images.map((image, i) => ({ ...image, name: names[i] || t('Variant {number}', { number: String(i + 1) }), source: '' }));
          set({ other: 'b', ofProof: null });
          place({ ...NO_SLOTS, ...Object.fromEntries(slots.map((slot, i) => [PICTURE_SLOTS[i], slot])) });
        } catch (error) {
          onError(error);
        }
      },
      setOther(other) {
        set({ other });
        void measure();
      },
      setSlot: (name, slot) => place({ [name]: slot }),
      swap() {
        const { slots, other } = get();
        place({ a: slots[other], [other]: slots.a });
      },
      async importFiles(files, name) {
        const free = name === undefined ? SLOT_NAMES.filter((slot) => get().slots[slot] === null) : [name];
        try {
          const images = await Promise.all(
            files.slice(0, Math.max(1, free.length)).map(async (file) => ({ ...(await importImage(file)), name: file.name, source: '' })),
          );
          place(Object.fromEntries(images.map((image, i) => [free[i] ?? 'b', image])));
        } catch (error) {
          onError(error);
        }
      },
      async choose(choosing) {
        set({ choosing });
        if (choosing === null) return;
        set({ proofs: [], proofsTotal: 0 });
        await get().loadMoreProofs();
      },
      async loadMoreProofs() {
        try {
          const { proofs, total } = await review.list({ filter: 'all', limit: PROOFS_AT_ONCE, offset: get().proofs.length });
          set((state) => ({ proofs: [...state.proofs, ...proofs], proofsTotal: total }));
        } catch (error) {
          onError(error);
        }
      },
      measure,
      cancel() {
        measuring.abort();
        set({ phase: 'cancelled' });
      },
      setMap,
      nextMap() {
        const { map, measures } = get();
        const all = mapsOf(measures);
        return setMap(all[map === null ? 0 : all.indexOf(map) + 1] ?? null);
      },
      setMapPlace: (mapPlace) => set({ mapPlace }),
      setOpacity: (opacity) => set({ opacity }),
    };
  });
}

/** The places beside A that hold a picture. */
export function othersOf({ slots }: Pick<CompareState, 'slots'>): OtherSlot[] {
  return PICTURE_SLOTS.filter((name): name is OtherSlot => name !== 'a' && slots[name] !== null);
}

/** The maps that can be made of what was measured. */
export function mapsOf(measures: ComparisonMeasures | null): MeasureMapName[] {
  const whole = measures?.whole;
  if (!whole) return [];
  return MEASURE_MAPS.filter((map) => {
    if (map === 'ssim') return whole.ssim !== null;
    return !map.startsWith('lpips-') || whole.lpips.some(({ net }) => map === `lpips-${net}`);
  });
}

/** What the proof says of the images that are compared: only as long as they are its before and after. */
export function proofOf({ slots, other, ofProof }: Pick<CompareState, 'slots' | 'other' | 'ofProof'>): ProofComparison | null {
  const [a, b] = [slots.a, slots[other]];
  return ofProof !== null && a?.sha256 === ofProof.request.aSha256 && b?.sha256 === ofProof.request.bSha256 ? ofProof : null;
}

/** null = there are no two images yet. */
function requestOf({ slots, other, ofProof }: Pick<CompareState, 'slots' | 'other' | 'ofProof'>): ComparisonRequest | null {
  const { a, target, mask } = slots;
  const b = slots[other];
  if (a === null || b === null) return null;
  // Whichever place it has been put into: the picture that Galley composed is close to the target that it was composed from.
  const isComposed = ofProof !== null && [a.sha256, b.sha256].includes(ofProof.request.bSha256);
  return {
    aSha256: a.sha256,
    bSha256: b.sha256,
    targetSha256: target?.sha256 ?? null,
    isTargetOwnWork: isComposed && target?.sha256 === ofProof.request.targetSha256 && ofProof.request.isTargetOwnWork,
    maskSha256: mask?.sha256 ?? null,
    lines: [],
    isTileable: isComposed && ofProof.request.isTileable,
  };
}

function sentenceOf(error: unknown): string {
  const { title, detail } = errorWords(error);
  return detail === '' ? `${title}.` : detail;
}
