import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { type FindingsInput, findingsOf } from '../../../electron/bake-off/findings.ts';
import { tooManyRenders } from '../../../electron/bake-off/plan.ts';
import { Findings } from '../../../renderer/bake-off/Findings.tsx';
import { problemsWithPlan } from '../../../renderer/bake-off/form-store.ts';
import { loadCatalogue, speak } from '../../../renderer/words/language.ts';
import { say } from '../../../renderer/words/say.ts';
import type { BakeOffDifference, BakeOffMeasure, BakeOffMeasureReport } from '../../../shared/bake-off.ts';
import { bakeOffReportSchema } from '../../../shared/bake-off.ts';
import { fakeReport } from './fake-bake-off.ts';

function measured(measure: BakeOffMeasure, difference: BakeOffDifference['difference'], changes: Partial<BakeOffMeasureReport> = {}): BakeOffMeasureReport {
  const isSignificant = difference.value !== 0;
  const differences = [{ a: 0, b: 1, difference, pairs: 8, pValue: isSignificant ? 0.0004 : 1, isSignificant, scope: 'prompts' as const }];
  return { measure, better: 'lower', candidates: [null, null], differences, ...changes };
}

const SAME = { value: 0, low: 0, high: 0 };

const INPUT: FindingsInput = {
  candidates: ['Full', 'Coarse'],
  prompts: 8,
  seeds: 1,
  renders: { total: 16, done: 13, failed: 1 },
  measures: [
    measured('seconds', { value: 1.25, low: 1.1, high: 1.5 }),
    measured('costUsd', { value: -0.012, low: -0.02, high: 0.001 }),
    measured('seamRatio', { value: -0.3, low: -0.4, high: -0.2 }, { better: 'near-one' }),
    measured('noise', { value: 0.5, low: 0.4, high: 0.6 }),
    measured('peakBytes', SAME),
    measured('characterErrorRate', SAME),
    measured('clipped', SAME),
  ],
  ranking: { votes: 12, voters: 1, candidates: [], pValue: 0.031, winner: 0 },
};

const FEW: FindingsInput = {
  ...INPUT,
  prompts: 1,
  seeds: 2,
  renders: { total: 4, done: 4, failed: 0 },
  measures: [],
  ranking: { votes: 1, voters: 2, candidates: [], pValue: 0.5, winner: null },
};

describe('findings', () => {
  afterEach(() => speak('en', {}));

  it('are sentences in English for files and the command line', () => {
    expect(findingsOf(INPUT).map(({ text }) => text)).toEqual([
      '2 of 16 renders are still to come: the figures will change.',
      '1 of 16 renders failed and are left out.',
      'Time: Coarse is faster than Full by 1.25 s (1.1 s to 1.5 s; p < 0.001).',
      'Cost: Full is cheaper than Coarse by $0.012 (the 95 % interval reaches 0; p < 0.001).',
      'Seam ratio: Full is nearer to 1 than Coarse by 0.3 (0.2 to 0.4; p < 0.001).',
      'Noise: Coarse is lower than Full by 0.5 (0.4 to 0.6; p < 0.001).',
      'No significant difference in peak memory, character error rate, or clipped pixels.',
      '12 blind votes by 1 person: Full is liked better than every other candidate (p 0.031).',
    ]);
    expect(findingsOf(FEW).map(({ text }) => text)).toEqual([
      'With fewer than 6 renders of each candidate no difference between 2 candidates can be significant, however large it is.',
      'With one prompt the figures speak of this prompt only; from 6 on they speak of prompts like them.',
      '1 blind vote by 2 people: no candidate is liked significantly better than all others (p 0.5).',
    ]);
  });

  it('are the same where the window says them in English', () => {
    for (const { text, sentence } of [...findingsOf(INPUT), ...findingsOf(FEW)]) expect(say(sentence)).toBe(text);
  });

  it('are said in German on the page', async () => {
    speak('de', await loadCatalogue('de'));
    const shown = (input: FindingsInput) => {
      const found = findingsOf(input);
      const findingSentences = found.map(({ sentence }) => sentence);
      const report = bakeOffReportSchema.parse({ ...fakeReport(), findings: found.map(({ text }) => text), findingSentences });
      return [...renderToStaticMarkup(<Findings report={report} />).matchAll(/<li>(.*?)<\/li>/g)].map(([, text]) => text.replace('&lt;', '<'));
    };
    expect(shown(INPUT)).toEqual([
      '2 von 16 Renderings kommen noch: Die Zahlen werden sich ändern.',
      '1 von 16 Renderings ist fehlgeschlagen und zählt nicht mit.',
      'Zeit: Coarse ist um 1,25 s schneller als Full (1,1 s bis 1,5 s; p < 0,001).',
      'Kosten: Full ist um $0,012 günstiger als Coarse (das 95-%-Intervall reicht bis 0; p < 0,001).',
      'Nahtverhältnis: Full liegt um 0,3 näher an 1 als Coarse (0,2 bis 0,4; p < 0,001).',
      'Rauschen: Coarse liegt um 0,5 niedriger als Full (0,4 bis 0,6; p < 0,001).',
      'Kein signifikanter Unterschied bei Speicherspitze, Zeichenfehlerrate oder beschnittenen Pixeln.',
      '12 blinde Stimmen von 1 Person: Full gefällt besser als jeder andere Kandidat (p 0,031).',
    ]);
    const problems = [{ field: 'renders' as const, index: null, message: '', sentence: tooManyRenders(2400).sentence }];
    expect(problemsWithPlan({ candidate: {} }, { prompts: 600, renders: 2400, candidates: [], problems }).renders).toBe(
      'Dieser Vergleichslauf ergibt 2400 Renderings; 2000 sind das Höchste. Nimm weniger Prompts, Kandidaten oder Seeds.',
    );
    expect(shown(FEW)).toEqual([
      'Mit weniger als 6 Renderings je Kandidat kann kein Unterschied zwischen 2 Kandidaten signifikant sein, wie groß er auch ist.',
      'Bei einem Prompt gelten die Zahlen nur für diesen Prompt; ab 6 gelten sie für Prompts wie diese.',
      '1 blinde Stimme von 2 Personen: Kein Kandidat gefällt signifikant besser als alle anderen (p 0,5).',
    ]);
  });
});
