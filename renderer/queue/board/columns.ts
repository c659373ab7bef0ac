import type { JobState } from '../../../shared/job.ts';
import type { Preferences } from '../../app/preferences.ts';
import { msg } from '../../words/t.ts';
import { FILTER_STATES } from '../filters.ts';

export const COLUMN_IDS = ['attention', 'waiting', 'rendering', 'done', 'cancelled'] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

export interface ColumnKind {
  id: ColumnId;
  /** Marked with `msg`. */
  title: string;
  /** Said while the column has no job; marked with `msg`. */
  empty: string;
  states: readonly JobState[];
  /** Its cards carry a large picture. */
  hasPictures: boolean;
}

const states = (filter: keyof typeof FILTER_STATES) => FILTER_STATES[filter] ?? [];

/** The columns of the board from left to right: every state is in one of them. */
export const COLUMNS: readonly ColumnKind[] = [
  { id: 'attention', title: msg('Needs you'), empty: msg('Nothing has failed'), states: states('failed'), hasPictures: false },
  { id: 'waiting', title: msg('Waiting'), empty: msg('Nothing waits'), states: states('waiting'), hasPictures: false },
  { id: 'rendering', title: msg('Rendering'), empty: msg('Nothing is being rendered'), states: states('running'), hasPictures: true },
  { id: 'done', title: msg('Done'), empty: msg('Nothing is done yet'), states: states('done'), hasPictures: true },
  { id: 'cancelled', title: msg('Cancelled'), empty: msg('Nothing was cancelled'), states: states('cancelled'), hasPictures: false },
];

type Density = Preferences['queueDensity'];

/** Distance from card to card, px: comfortable ones of a column with pictures, of what failed, of others; compact ones. */
const PICTURE_PITCH = 224;
const REASON_PITCH = 120;
const WORDS_PITCH = 108;
const COMPACT_PITCH = 64;

/** Height of a column's cards with the gap below them, px: every card of a column is as high as the others. */
export function pitchOf({ id, hasPictures }: ColumnKind, density: Density): number {
  if (density === 'compact') return COMPACT_PITCH;
  if (hasPictures) return PICTURE_PITCH;
  return id === 'attention' ? REASON_PITCH : WORDS_PITCH;
}
