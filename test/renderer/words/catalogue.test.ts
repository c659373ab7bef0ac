import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { GERMAN } from '../../../renderer/words/de.ts';
import { sentencesIn, unmarkedIn, windowSentences, windowUnmarked } from '../../../scripts/words.ts';

/** Reading the whole window takes a while: once is enough. */
const said = windowSentences();

/** Names of what is filled in: {count}, <b>. */
function placesOf(sentence: string, language: string): string[] {
  const names = new Set<string>();
  const visit = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if ('value' in part && part.type !== 0) names.add(String(part.value));
      if ('children' in part) visit(part.children);
      if ('options' in part) for (const option of Object.values(part.options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(sentence, language).getAst());
  return [...names].sort();
}

test('every sentence of the window can be understood as a message', () => {
  expect(said.length).toBeGreaterThan(200);
  const broken = said.flatMap(({ text, place }) => {
    try {
      placesOf(text, 'en');
      return [];
    } catch (error) {
      return [`${place}: ${text} (${String(error)})`];
    }
  });
  expect(broken).toEqual([]);
});

test('German says every sentence, and none that nobody says any more', () => {
  expect(said.filter(({ text }) => !(text in GERMAN))).toEqual([]);
  const all = new Set(said.map(({ text }) => text));
  expect(Object.keys(GERMAN).filter((text) => !all.has(text))).toEqual([]);
});

test('a German sentence fills in what the English one does', () => {
  const wrong = Object.entries(GERMAN).filter(([english, german]) => placesOf(english, 'en').join() !== placesOf(german, 'de').join());
  expect(wrong).toEqual([]);
});

test('nothing is said that is not marked', () => {
  expect(windowUnmarked()).toEqual([]);
}, 30_000);

test('words that nobody marked are found, in expressions too; names and units are none', () => {
  const found = (source: string) => unmarkedIn(['x.tsx'], () => source).map(({ text }) => text);
  expect(found(`const a = <p title="Two words">Three <b>{t('Four')}</b><kbd>Esc</kbd> px <b>· Galley</b></p>;`)).toEqual(['Two words', 'Three']);
  expect(found(`const b = <input placeholder={t('Five')} className="six" aria-label={\`Region \${id}\`} />;`)).toEqual(['Region']);
  expect(found(`const c = <p>{isMany ? 'Many of them' : t('One')}{count > 0 && \`\${count} left\`}{name ?? 'nobody'}{t(WORDS['key here'])}</p>;`)).toEqual([
    'Many of them',
    'left',
    'nobody',
  ]);
});

test('sentences are found wherever they are said', () => {
  const source = `const A = msg('One'); const b = <p title={t('Two')}>{tx('<b>Three</b>', {})}{t(isMany ? 'Four' : \`Five\`)}{t(LABELS.x)}{other('Six')}</p>;`;
  expect(sentencesIn(['x.tsx'], () => source)).toEqual(['One', 'Two', '<b>Three</b>', 'Four', 'Five'].map((text) => ({ text, place: 'x.tsx:1' })));
});
