import { afterEach, describe, expect, it } from 'vitest';
import { reasonWords } from '../../../renderer/gates/reason-words.ts';
import { loadCatalogue, speak } from '../../../renderer/words/language.ts';
import { GATE_MEASURE_WORDS, gateReasonSentence, gateReasonWords } from '../../../shared/gate-words.ts';
import type { GateMark, GateMeasure } from '../../../shared/gates.ts';
import { sentenceSchema } from '../../../shared/sentence.ts';

const reason = (measure: GateMeasure, colour: 'amber' | 'red', value: number | null, limit: number | null): GateMark['reasons'][number] => ({
  measure,
  colour,
  value,
  limit,
});

describe('why a proof is not green', () => {
  afterEach(() => speak('en', {}));

  it.each([
    [reason('seamRatio', 'red', 1.9, 1.5), 'Seam ratio 1.9, red above 1.5', 'Nahtverhältnis 1,9, rot über 1,5'],
    [reason('sharpnessRatio', 'amber', 0.4, 0.5), 'Sharpness 0.4, amber below 0.5', 'Schärfe 0,4, gelb unter 0,5'],
    [reason('costUsd', 'red', 0.25, 0.2), 'Cost $0.25, red above $0.2', 'Kosten $0,25, rot über $0,2'],
    [
      reason('characterErrorRate', 'amber', null, null),
      'Lettering that nobody has confirmed yet: a person has to look',
      'Beschriftung, die noch niemand bestätigt hat: Ein Mensch muss hinsehen',
    ],
  ])('is one sentence for the window, the export and the command line: %j', async (given, english, german) => {
    expect([gateReasonWords(given), reasonWords(given)]).toEqual([english, english]);
    expect(sentenceSchema.parse(gateReasonSentence(given))).toEqual(gateReasonSentence(given));
    speak('de', await loadCatalogue('de'));
    expect([gateReasonWords(given), reasonWords(given)]).toEqual([english, german]);
  });

  it('is said of every measure', async () => {
    speak('de', await loadCatalogue('de'));
    for (const measure of Object.keys(GATE_MEASURE_WORDS) as GateMeasure[]) {
      expect(reasonWords(reason(measure, 'red', 2, 1)), measure).toMatch(/^\p{Lu}.*2.*, rot über .*1/u);
    }
  });
});
