import { describe, expect, it } from 'vitest';
import { readerFolder } from '../../electron/paths.ts';
import { createPromptReader } from '../../electron/prompt/reader.ts';
import { defaultMatrix } from '../../electron/routing/default-matrix.ts';
import { knownModels } from '../../electron/routing/known-models.ts';
import type { ModelQuote } from '../../electron/routing/quote.ts';
import { type RouteInput, routePrompt } from '../../electron/routing/route.ts';

const reader = createPromptReader(readerFolder());
const models = knownModels().map((model) => (model.id === 'sd3.5-large' ? { ...model, isAvailable: true, reason: '' } : model));

function routed(quote: ModelQuote | null, more: Partial<RouteInput> = {}) {
  const asked: unknown[] = [];
  const route = routePrompt({
    reading: reader.read('seamless oak wood texture'),
    matrix: { version: 1, savedAt: '', note: '', matrix: defaultMatrix() },
    models,
    column: 'final',
    predict: () => ({ seconds: 9, peakBytes: null, costUsd: 0.5, runs: 3 }),
    quote(model, about) {
      asked.push([model, about]);
      return quote;
    },
    ...more,
  });
  return { route, asked };
}

describe('what a model says to a render before it is sent', () => {
  it('is a reason of the route, and its price counts more than what runs have cost', () => {
    const { route, asked } = routed({ usd: 0.065, isPaid: true, warnings: ['It takes no negative prompt, so that is left out.'] });
    expect(asked).toEqual([['sd3.5-large', { params: {}, isDraft: false }]]);
    expect(route.reasons).toEqual(
      expect.arrayContaining(['Stable Diffusion 3.5 Large asks $0.065 for it.', 'It takes no negative prompt, so that is left out.']),
    );
    expect(route.prediction).toMatchObject({ seconds: 9, costUsd: 0.065 });
  });

  it('may be that nobody knows the price', () => {
    const { route } = routed({ usd: null, isPaid: true, warnings: [] });
    expect(route.reasons.join(' ')).toContain('nothing is sent');
    expect(route.prediction.costUsd).toBeNull();
  });

  it('is nothing for engines of one’s own, for Sketch and for imported pictures', () => {
    expect(routed({ usd: 0, isPaid: false, warnings: [] }).route).toMatchObject({
      prediction: { costUsd: 0 },
      reasons: expect.not.arrayContaining([expect.stringContaining('$')]),
    });
    expect(routed(null).route.prediction.costUsd).toBe(0.5);
    expect(routed(null, { hasBase: true }).asked).toEqual([]);
  });
});
