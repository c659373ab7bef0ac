import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { languageOf, loadCatalogue, speak } from '../../../renderer/words/language.ts';
import { msg, t, tx } from '../../../renderer/words/t.ts';

describe('t', () => {
  afterEach(() => speak('en', {}));

  it('says plain sentences as they are, and fills in counts and names', () => {
    expect(t('Approve')).toBe('Approve');
    expect(t('Queued {count, plural, one {# prompt} other {# prompts}}', { count: 1 })).toBe('Queued 1 prompt');
    expect(t('Queued {count, plural, one {# prompt} other {# prompts}}', { count: 12_000 })).toBe('Queued 12,000 prompts');
    expect(t('{name} is saved', { name: 'Neon <b>' })).toBe('Neon <b> is saved');
  });

  it('says it in another language, with that language’s plurals and numbers, and in English where the sentence is missing', () => {
    const title = msg('Approve');
    speak('de', { Approve: 'Freigeben', 'Queued {count, number}': '{count, plural, one {# Prompt} other {# Prompts}} eingereiht' });
    expect(t(title)).toBe('Freigeben');
    expect(t('Queued {count, number}', { count: 12_000 })).toBe('12.000 Prompts eingereiht');
    expect(t('Reject')).toBe('Reject');
  });

  it('puts elements into a sentence', () => {
    const html = renderToStaticMarkup(<p>{tx('Ask <b>{name}</b> or <b>{other}</b>.', { name: 'Mara', other: 'Ada', b: (chunks) => <b>{chunks}</b> })}</p>);
    expect(html).toBe('<p>Ask <b>Mara</b> or <b>Ada</b>.</p>');
  });

  it('knows its languages', async () => {
    expect([languageOf('de'), languageOf('fr'), languageOf(null)]).toEqual(['de', 'en', 'en']);
    expect(await loadCatalogue('en')).toEqual({});
    expect(Object.values(await loadCatalogue('de')).every((sentence) => sentence.trim() !== '')).toBe(true);
  });
});
