import type { LetteringReport } from '../../../shared/lettering.ts';
import type { FilledPlace } from './placed-strings.ts';

/** How one string of one language came out. */
export interface StringOutcome {
  language: string;
  /** 1 = the first string of the table. */
  string: number;
  text: string;
  /** px; null = it could not be set. */
  fontSize: number | null;
  /** Size ÷ that of the string it stands for; null where one of them is unknown. */
  share: number | null;
  font: string | null;
  check: string;
  readAfter: string;
  /** What a person should look at, and why: '' = nothing. */
  problem: string;
}

/** One line a string: what fitted at which size, what was checked, and what did not fit or could not be read. */
export function outcomesOf(language: string, places: readonly FilledPlace[], { regions, warnings }: LetteringReport): StringOutcome[] {
  const open = [...regions];
  return places.map(({ text, string, before: { fontSize: size } }) => {
    const at = open.findIndex(({ wanted }) => wanted === text);
    const [region] = at < 0 ? [] : open.splice(at, 1);
    const fontSize = region?.fontSize ?? null;
    const share = fontSize !== null && size !== null ? Math.round((fontSize / size) * 100) / 100 : null;
    const shared = { language, string, text, fontSize: fontSize === null ? null : Math.round(fontSize * 10) / 10, share, font: region?.font ?? null };
    const told = warnings.filter((warning) => warning.includes(text));
    if (!region) return { ...shared, check: 'not-set', readAfter: '', problem: told[0] ?? 'It was not set.' };
    const { check, readAfter, flags } = region;
    const isFitting = !flags.includes('does-not-fit');
    const reasons: string[] = isFitting ? [...flags] : [told.find((warning) => warning.includes('does not fit')) ?? 'does-not-fit'];
    if (check === 'mismatch' && isFitting) reasons.unshift(`reads “${readAfter}”`);
    return { ...shared, check, readAfter, problem: reasons.join('; ') };
  });
}

/** The same for a language of which no picture came. @param problem why, a whole sentence */
export function failedOutcomes(language: string, places: readonly FilledPlace[], problem: string): StringOutcome[] {
  const nothing = { fontSize: null, share: null, font: null, check: 'not-set', readAfter: '' };
  return places.map(({ string, text }) => ({ language, string, text, ...nothing, problem }));
}

const COLUMNS = ['language', 'string', 'text', 'fontSize', 'share', 'font', 'check', 'readAfter', 'problem'] as const;

/** The table as CSV (RFC 4180). Cells that a spreadsheet would take for a formula are quoted with an apostrophe. */
export function outcomesAsCsv(outcomes: readonly StringOutcome[]): string {
  const cell = (value: string | number | null) => {
    const text = typeof value === 'string' && /^[=+@\t\r-]/u.test(value) ? `'${value}` : String(value ?? '');
    return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [COLUMNS.join(','), ...outcomes.map((outcome) => COLUMNS.map((column) => cell(outcome[column])).join(',')), ''].join('\r\n');
}
