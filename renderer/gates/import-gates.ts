import { GATE_MEASURE_WORDS } from '../../shared/gate-words.ts';
import { GATE_MEASURES, type GateMeasure, type Gates, gatesSchema } from '../../shared/gates.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';

export type GatesFile = { gates: Gates } | { problem: string };

/** Limits from the text of a JSON file, or a sentence that says what is wrong and where. */
export function readGatesFile(fileName: string, text: string): GatesFile {
  let data: unknown;
  try {
    // Some editors put a byte order mark in front.
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: `“${fileName}” is not a JSON file.` };
  }
  const parsed = gatesSchema.safeParse(data);
  if (parsed.success) return { gates: parsed.data };
  const { path, message } = parsed.error.issues[0];
  return { problem: `“${fileName}” cannot be used: ${problemOf(data, path.map(String), message)}` };
}

function problemOf(data: unknown, [intent, index, field]: readonly string[], message: string): string {
  if (intent === undefined || !INTENTS.includes(intent as Intent))
    return `it holds no limits: an object with a list for each of ${INTENTS.join(', ')} is expected.`;
  const rules = (data as Record<string, unknown>)[intent];
  if (!Array.isArray(rules)) return `it has no list called “${intent}”.`;
  const where = INTENT_LABELS[intent as Intent];
  if (index === undefined) return `${where}: ${message}.`;
  const measure = (rules[Number(index)] as { measure?: unknown } | null)?.measure;
  if (!GATE_MEASURES.includes(measure as GateMeasure)) return `${where}, rule ${Number(index) + 1}: its measure must be one of ${GATE_MEASURES.join(', ')}.`;
  const sentence = /^[a-z]/.test(message) ? message : 'a number of 0 or more, or null, is expected';
  return `${where}, ${GATE_MEASURE_WORDS[measure as GateMeasure].label}${field === undefined ? '' : ` (${field})`}: ${sentence}.`;
}

/** The file that exported limits become; readGatesFile and `galley gates --set` take it. */
export function gatesFileOf(gates: Gates): { fileName: string; content: string } {
  return { fileName: 'galley.gates.json', content: `${JSON.stringify(gates, null, 2)}\n` };
}
