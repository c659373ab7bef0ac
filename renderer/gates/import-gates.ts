import { GATE_MEASURE_WORDS } from '../../shared/gate-words.ts';
import { GATE_MEASURES, type GateMeasure, type Gates, gatesSchema } from '../../shared/gates.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { t } from '../words/t.ts';

export type GatesFile = { gates: Gates } | { problem: string };

/** Limits from the text of a JSON file, or a sentence that says what is wrong and where. */
export function readGatesFile(fileName: string, text: string): GatesFile {
  let data: unknown;
  try {
    // Some editors put a byte order mark in front.
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: t('“{file}” is not a JSON file.', { file: fileName }) };
  }
  const parsed = gatesSchema.safeParse(data);
  if (parsed.success) return { gates: parsed.data };
  const { path, message } = parsed.error.issues[0];
  return { problem: t('“{file}” cannot be used: {what}', { file: fileName, what: problemOf(data, path.map(String), message) }) };
}

function problemOf(data: unknown, [intent, index, field]: readonly string[], message: string): string {
  if (intent === undefined || !INTENTS.includes(intent as Intent))
    return t('it holds no limits: an object with a list for each of {intents} is expected.', { intents: INTENTS.join(', ') });
  const rules = (data as Record<string, unknown>)[intent];
  if (!Array.isArray(rules)) return t('it has no list called “{name}”.', { name: intent });
  const where = t(INTENT_LABELS[intent as Intent]);
  if (index === undefined) return `${where}: ${message}.`;
  const measure = (rules[Number(index)] as { measure?: unknown } | null)?.measure;
  if (!GATE_MEASURES.includes(measure as GateMeasure))
    return t('{place}, rule {number}: its measure must be one of {measures}.', { place: where, number: Number(index) + 1, measures: GATE_MEASURES.join(', ') });
  const sentence = /^[a-z]/.test(message) ? message : t('a number of 0 or more, or null, is expected');
  return `${where}, ${t(GATE_MEASURE_WORDS[measure as GateMeasure].label)}${field === undefined ? '' : ` (${field})`}: ${sentence}.`;
}

/** The file that exported limits become; readGatesFile and `galley gates --set` take it. */
export function gatesFileOf(gates: Gates): { fileName: string; content: string } {
  return { fileName: 'galley.gates.json', content: `${JSON.stringify(gates, null, 2)}\n` };
}
