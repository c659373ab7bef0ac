import { GATE_MEASURE_WORDS, gateFigure } from '../../shared/gate-words.ts';
import { GATE_MEASURES, type GateMeasure, type GateRule, type Gates, gateRuleSchema } from '../../shared/gates.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import { t } from '../words/t.ts';

export const LIMIT_SIDES = ['amberAbove', 'redAbove', 'amberBelow', 'redBelow'] as const;
export type LimitSide = (typeof LIMIT_SIDES)[number];
export type LimitTexts = Readonly<Record<LimitSide, string>>;

/** What is typed for each intent and measure; '' = no limit. */
export type GateTable = Readonly<Record<Intent, Readonly<Record<GateMeasure, LimitTexts>>>>;

export interface GatePlace {
  intent: Intent;
  measure: GateMeasure;
}

export interface GateProblem extends GatePlace {
  /** The field that it is told at. */
  side: LimitSide;
  message: string;
}

const NONE: LimitTexts = { amberAbove: '', redAbove: '', amberBelow: '', redBelow: '' };

const mapped = <Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;

/** Limits as they are typed. */
export function tableOf(gates: Gates): GateTable {
  return mapped(INTENTS, (intent) =>
    mapped(GATE_MEASURES, (measure) => {
      const rule = gates[intent].find((other) => other.measure === measure);
      return mapped(LIMIT_SIDES, (side) => (rule?.[side] == null ? '' : gateFigure(measure, rule[side])));
    }),
  );
}

/** The limits that a table stands for, and what cannot be meant. A measure of which nothing is typed has no rule. */
export function gatesOf(table: GateTable): { gates: Gates; problems: GateProblem[] } {
  const problems: GateProblem[] = [];
  const gates = mapped(INTENTS, (intent) =>
    GATE_MEASURES.flatMap((measure) => {
      const { rule, problem } = ruleOf(measure, table[intent][measure]);
      if (problem !== null) problems.push({ intent, measure, ...problem });
      return rule === null ? [] : [rule];
    }),
  );
  return { gates, problems };
}

function ruleOf(measure: GateMeasure, texts: LimitTexts): { rule: GateRule | null; problem: Pick<GateProblem, 'side' | 'message'> | null } {
  const limits = mapped(LIMIT_SIDES, (side) => numberOf(measure, texts[side]));
  const wrong = LIMIT_SIDES.find((side) => limits[side] === undefined);
  if (wrong !== undefined) return { rule: null, problem: { side: wrong, message: t('A number, 0 or more') } };
  const { amberAbove, redAbove, amberBelow, redBelow } = limits as Record<LimitSide, number | null>;
  if ((amberAbove ?? redAbove ?? amberBelow ?? redBelow) === null) return { rule: null, problem: null };
  const rule: GateRule = { measure, amberAbove, redAbove, amberBelow, redBelow };
  const side = gateRuleSchema.safeParse(rule).error?.issues[0].path[0] as LimitSide | undefined;
  if (side === undefined) return { rule, problem: null };
  const messages: Partial<Record<LimitSide, string>> = {
    redAbove: t('Red begins at {limit} or above', { limit: texts.amberAbove }),
    redBelow: t('Red begins at {limit} or below', { limit: texts.amberBelow }),
    amberBelow: t('Below lies over above: nothing is within'),
  };
  return { rule: null, problem: { side, message: messages[side] ?? t('Not a limit') } };
}

/** null = no limit, undefined = not a number. A comma is taken as a decimal point. */
function numberOf(measure: GateMeasure, text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  if (!/^(\d+\.?\d*|\.\d+)$/.test(typed)) return undefined;
  return Number((Number(typed) / GATE_MEASURE_WORDS[measure].factor).toPrecision(12));
}

export function setLimit(table: GateTable, { intent, measure }: GatePlace, side: LimitSide, text: string): GateTable {
  return setTexts(table, { intent, measure }, { ...table[intent][measure], [side]: text });
}

/** Takes the rule away. */
export function clearRule(table: GateTable, place: GatePlace): GateTable {
  return setTexts(table, place, NONE);
}

/** Gives every intent the limits that this one has on the measure. */
export function copyToAll(table: GateTable, { intent, measure }: GatePlace): GateTable {
  return INTENTS.reduce((next, other) => setTexts(next, { intent: other, measure }, table[intent][measure]), table);
}

function setTexts(table: GateTable, { intent, measure }: GatePlace, texts: LimitTexts): GateTable {
  return isSameTexts(table[intent][measure], texts) ? table : { ...table, [intent]: { ...table[intent], [measure]: texts } };
}

export function isSameTexts(a: LimitTexts, b: LimitTexts): boolean {
  return LIMIT_SIDES.every((side) => a[side] === b[side]);
}

export function isSameTable(a: GateTable, b: GateTable): boolean {
  return a === b || INTENTS.every((intent) => GATE_MEASURES.every((measure) => isSameTexts(a[intent][measure], b[intent][measure])));
}

/** The table with the cells in which two others differ as the second of them has them; cells that are not as the first has them any more stay. */
export function carryOver(table: GateTable, from: GateTable, to: GateTable): GateTable {
  let next = table;
  for (const intent of INTENTS)
    for (const measure of GATE_MEASURES)
      if (isSameTexts(table[intent][measure], from[intent][measure])) next = setTexts(next, { intent, measure }, to[intent][measure]);
  return next;
}

export function isEmpty(texts: LimitTexts): boolean {
  return isSameTexts(texts, NONE);
}

/** Whether a measure needs lower limits beside the upper ones: it is wrong on both sides, or somebody has set one. */
export function isTwoSided(table: GateTable, measure: GateMeasure): boolean {
  return measure === 'sharpnessRatio' || INTENTS.some((intent) => table[intent][measure].amberBelow !== '' || table[intent][measure].redBelow !== '');
}
