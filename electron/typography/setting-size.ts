import { AppError } from '../../shared/errors.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import { countFitting, MIN_CAP_HEIGHT } from './fit.ts';
import type { LoadedFont } from './fonts.ts';

/** @throws AppError text-does-not-fit where letters of this size (px) could not be read, saying how many characters would fit */
export function refuseTiny(text: string, size: number, font: LoadedFont, area: LetteringArea, fits: (part: string) => boolean): void {
  if (size * font.capHeight >= MIN_CAP_HEIGHT) return;
  const count = countFitting(text, fits);
  const shown = shortened(text);
  const room = `${Math.round(area.box.width)} × ${Math.round(area.box.height)} px`;
  const hint = count > 0 ? `about ${count} of its ${[...text].length} characters would` : 'not even one character would';
  throw new AppError('text-does-not-fit', `“${shown}” does not fit into ${room} at a size that can be read; ${hint}.`, {
    details: { text, fittingCharacters: count, width: area.box.width, height: area.box.height },
  });
}

/** The font size that is set, px: a share of the largest, never too small to read; pixel faces get whole pixels. */
export function finalSize(largest: number, scale: number, font: LoadedFont): number {
  const size = Math.max(largest * Math.min(1, Math.max(0, scale)), MIN_CAP_HEIGHT / font.capHeight);
  return font.info.kind === 'pixel' && size >= 16 ? Math.floor(size / 8) * 8 : size;
}

/** Pixels of a pixel face that are this near to whole ones are made whole; others follow the old letters. */
const NEARLY_WHOLE = 0.06;

/** As `finalSize`, for letters that have to be as large as others: of pixel faces the nearest size with whole pixels, where it is near. */
export function followedSize(wanted: number, scale: number, font: LoadedFont): number {
  const size = Math.max(wanted * Math.min(1, Math.max(0, scale)), MIN_CAP_HEIGHT / font.capHeight);
  const whole = Math.round(size / 8) * 8;
  return font.info.kind === 'pixel' && Math.abs(whole / size - 1) < NEARLY_WHOLE ? whole : size;
}

/** A place that says how its letters were spaced: they stay so when other words are set there. */
export function withSpacing(area: LetteringArea, tracking: number, stretch: number): LetteringArea {
  const { tracking: _, stretch: __, ...rest } = area;
  const [apart, wide] = [tracking, stretch].map((value) => Math.round(value * 1e4) / 1e4);
  return { ...rest, ...(apart !== 0 && { tracking: apart }), ...(wide !== 1 && { stretch: wide }) };
}

/** A text as messages show it. */
export function shortened(text: string): string {
  return [...text].length > 40 ? `${[...text].slice(0, 39).join('')}…` : text;
}
