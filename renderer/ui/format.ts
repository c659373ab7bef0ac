import { spokenLanguage } from '../words/language.ts';
import { t } from '../words/t.ts';

/** A number as the person's language writes it, with so many digits after the point. */
export function formatNumber(value: number, digits: number): string {
  return value.toLocaleString(spokenLanguage().language, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });
}

/** A figure that was written with a point, such as one of `shared/`, with the decimal sign of the person's language. */
export function localFigure(words: string): string {
  return words.replace(/(?<=\d)\.(?=\d)/, formatNumber(0.1, 1).charAt(1));
}

/** 12,345 */
export function formatCount(count: number): string {
  return count.toLocaleString(spokenLanguage().language);
}

/** 1.4 GB, 312 MB: powers of 1000, as disks and most system monitors say it. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${formatNumber(bytes / 1e9, 1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.round(bytes / 1e3)} kB`;
}

/** 84 ms, 3.4 s, 2 min 05 s, 3 h 20 min. */
export function formatMs(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${formatNumber(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds >= 36_000) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** US dollars; "free" for nothing. */
export function formatCost(usd: number): string {
  if (usd === 0) return t('free');
  return `$${formatNumber(usd, usd < 0.1 ? 3 : 2)}`;
}

/** 0.034 → "3.4 %". */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent === 0 || percent >= 10 ? Math.round(percent) : formatNumber(percent, 1)} %`;
}

/** An ISO time as the reader's local date and time. */
export function formatTime(iso: string): string {
  const { language } = spokenLanguage();
  return new Date(iso).toLocaleString(language === 'en' ? undefined : language, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** An ISO time as the reader's local day: Mar 4. */
export function formatDay(iso: string): string {
  return new Date(iso).toLocaleDateString(spokenLanguage().language, { month: 'short', day: 'numeric' });
}
