import { LANGUAGES, type Language } from '../words/language.ts';
import type { OwnKeys } from './actions/key-table.ts';

export const THEMES = ['dark', 'light', 'system'] as const;
export const CONTRASTS = ['system', 'standard', 'more'] as const;
export const MOTIONS = ['system', 'full', 'less'] as const;
/** Percent. */
export const SCALES = [90, 100, 110, 125, 150, 175, 200] as const;

export const QUEUE_DENSITIES = ['comfortable', 'compact'] as const;
export const STRIP_SIZES = ['small', 'medium', 'large'] as const;

/** How one person likes the window. Kept by the studio in a file of theirs, for all projects and both shells. */
export interface Preferences {
  theme: (typeof THEMES)[number];
  contrast: (typeof CONTRASTS)[number];
  motion: (typeof MOTIONS)[number];
  /** Size of everything, percent. */
  scale: number;
  language: Language;
  keys: OwnKeys;
  /** Ids of what was last run from the palette, newest first. */
  recentActions: readonly string[];
  /** Names of what the person has seen and need not be shown again (tours, hints). */
  seen: readonly string[];
  /** Seconds that good news stays. */
  noticeSeconds: number;
  /** Good news is shown; errors always are. */
  tellsGoodNews: boolean;
  /** The desktop tells by the system's own notifications what happened while nobody looked. */
  notifies: boolean;
  /** The rail shows icons only; null = when the window is narrow. */
  isRailNarrow: boolean | null;
  /** After a verdict the next proof follows. */
  reviewGoesOn: boolean;
  /** Proofs can be given stars. */
  hasStars: boolean;
  stripSize: (typeof STRIP_SIZES)[number];
  /** How close together the jobs of the queue stand. */
  queueDensity: (typeof QUEUE_DENSITIES)[number];
  /** Columns of the queue's board that are put aside. */
  queueFolded: readonly string[];
  /** Name in the ledgers of review; '' = the one that Galley was started with. */
  reviewName: string;
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'dark',
  contrast: 'system',
  motion: 'system',
  scale: 100,
  language: 'en',
  keys: {},
  recentActions: [],
  seen: [],
  noticeSeconds: 5,
  tellsGoodNews: true,
  notifies: true,
  isRailNarrow: null,
  reviewGoesOn: true,
  hasStars: true,
  stripSize: 'medium',
  queueDensity: 'comfortable',
  queueFolded: ['cancelled'],
  reviewName: '',
};

type Reader<Value> = (value: unknown) => Value | undefined;

const oneOf =
  <Value>(values: readonly Value[]): Reader<Value> =>
  (value) =>
    values.find((known) => known === value);
const texts: Reader<readonly string[]> = (value) => (Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined);
const numberFrom =
  (least: number, most: number): Reader<number> =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most ? value : undefined;
const ownKeys: Reader<OwnKeys> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((chords) => texts(chords) !== undefined)
    ? (value as OwnKeys)
    : undefined;

const READERS: { [Name in keyof Preferences]: Reader<Preferences[Name]> } = {
  theme: oneOf(THEMES),
  contrast: oneOf(CONTRASTS),
  motion: oneOf(MOTIONS),
  scale: numberFrom(SCALES[0], SCALES[SCALES.length - 1]),
  language: oneOf(LANGUAGES),
  keys: ownKeys,
  recentActions: texts,
  seen: texts,
  noticeSeconds: numberFrom(2, 60),
  tellsGoodNews: oneOf([true, false]),
  notifies: oneOf([true, false]),
  isRailNarrow: oneOf<boolean | null>([true, false, null]),
  reviewGoesOn: oneOf([true, false]),
  hasStars: oneOf([true, false]),
  stripSize: oneOf(STRIP_SIZES),
  queueDensity: oneOf(QUEUE_DENSITIES),
  queueFolded: texts,
  reviewName: (value) => (typeof value === 'string' && value.length <= 80 ? value : undefined),
};

/** What can be understood of stored preferences; another Galley may have written what this one does not know. */
export function readPreferences(stored: unknown): Partial<Preferences> {
  if (typeof stored !== 'object' || stored === null) return {};
  const known = Object.entries(READERS).flatMap(([name, read]) => {
    const value = (read as Reader<unknown>)((stored as Record<string, unknown>)[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(known);
}
