import type { StoredPreferences } from '../shared/preferences.ts';

const ATTRIBUTES = [
  { name: 'lang', preference: 'language', values: ['en', 'de'], otherwise: 'en' },
  { name: 'data-theme', preference: 'theme', values: ['dark', 'light', 'system'], otherwise: 'dark' },
  { name: 'data-contrast', preference: 'contrast', values: ['system', 'standard', 'more'], otherwise: 'system' },
  { name: 'data-motion', preference: 'motion', values: ['system', 'full', 'less'], otherwise: 'system' },
] as const;

/**
 * The window's page as this person likes it, before any script runs: no flash of another theme. Only values from the lists above reach the page.
 */
export function withFirstPaint(html: string, preferences: StoredPreferences): string {
  const attributes = ATTRIBUTES.map(({ name, preference, values, otherwise }) => {
    const value = values.find((known) => known === preferences[preference]) ?? otherwise;
    return `${name}="${value}"`;
  });
  return html.replace(/<html\b[^>]*>/, `<html ${attributes.join(' ')}>`);
}
