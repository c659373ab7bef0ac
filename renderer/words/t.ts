import { IntlMessageFormat } from 'intl-messageformat';
import { createElement, Fragment, type ReactNode } from 'react';
import { type Language, spokenLanguage } from './language.ts';

export { msg } from '../../shared/msg.ts';

type Plain = string | number | boolean | Date | null | undefined;
type Values = Readonly<Record<string, Plain>>;
type RichValues = Readonly<Record<string, Plain | ReactNode | ((chunks: ReactNode) => ReactNode)>>;

/** Only these begin syntax of ICU MessageFormat; other sentences need no parser. */
const SYNTAX = /[{<]/;
const formats = new Map<string, IntlMessageFormat>();

function formatOf(sentence: string, language: Language): IntlMessageFormat {
  const key = `${language} ${sentence}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(sentence, language);
    formats.set(key, format);
  }
  return format;
}

/**
 * A sentence in the person's language. The English sentence (ICU MessageFormat) is its key:
 * `t('Queued {count, plural, one {# prompt} other {# prompts}}', { count })`. Call it while rendering, never at import time.
 */
export function t(message: string, values?: Values): string {
  const { language, catalogue } = spokenLanguage();
  const sentence = catalogue[message] ?? message;
  if (!SYNTAX.test(sentence)) return sentence;
  return String(formatOf(sentence, language).format(values as Record<string, string>));
}

/** A sentence with elements in it: `tx('Ask <b>{name}</b>', { name, b: (chunks) => <b>{chunks}</b> })`. */
export function tx(message: string, values: RichValues): ReactNode {
  const { language, catalogue } = spokenLanguage();
  const parts = formatOf(catalogue[message] ?? message, language).format<ReactNode>(wrapped(values) as Record<string, ReactNode>);
  return inOrder(parts);
}

/** Parts of a sentence never change places: they need no keys. */
function inOrder(parts: ReactNode): ReactNode {
  if (!Array.isArray(parts)) return parts;
  return parts.length === 1 ? parts[0] : createElement(Fragment, null, ...parts);
}

function wrapped(values: RichValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'function' ? (chunks: ReactNode[]) => value(inOrder(chunks)) : value]),
  );
}
