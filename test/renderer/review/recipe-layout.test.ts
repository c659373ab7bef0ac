import { describe, expect, it } from 'vitest';
import { comparedVariants } from '../../../renderer/review/story/compare-variants.ts';
import { layoutRecipe, NODE_HEIGHT, NODE_WIDTH } from '../../../renderer/review/story/layout.ts';
import { changeName, changeValue, measureWords, paramName, stepName } from '../../../renderer/review/story/words.ts';
import type { RecipeChange, Variant } from '../../../shared/review.ts';

const node = (id: string) => ({
  id,
  operation: id,
  model: null,
  params: [],
  status: null,
  isCached: false,
  retries: 0,
  seconds: null,
  peakBytes: null,
  costUsd: 0,
  outputs: [],
});
const edge = (from: string, to: string, output: 'image' | 'mask' = 'image') => ({ from, to, output, role: output });

describe('the graph of a recipe', () => {
  it('puts a split render’s layers in one column and what merges them after both', () => {
    const { nodes, edges, width, height } = layoutRecipe({
      nodes: ['object', 'style', 'matte', 'merge', 'measure'].map(node),
      edges: [edge('object', 'matte'), edge('matte', 'merge'), edge('style', 'merge'), edge('merge', 'measure'), edge('style', 'measure')],
    });
    const at = Object.fromEntries(nodes.map(({ id, x, y }) => [id, { x, y }]));
    expect(at.object.x).toBe(at.style.x);
    expect(at.style.y).toBeGreaterThanOrEqual(at.object.y + NODE_HEIGHT);
    expect(at.merge.x).toBeGreaterThan(at.matte.x);
    expect(at.measure.x).toBeGreaterThan(at.merge.x);
    expect(edges).toHaveLength(5);
    for (const { x, y } of nodes) {
      expect(x + NODE_WIDTH).toBeLessThanOrEqual(width);
      expect(y + NODE_HEIGHT).toBeLessThanOrEqual(height);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    }
  });

  it('lays no node on another one, however many stand side by side', () => {
    const ids = Array.from({ length: 7 }, (_, index) => `s${index}`);
    const { nodes } = layoutRecipe({ nodes: [node('base'), ...ids.map(node), node('end')], edges: ids.flatMap((id) => [edge('base', id), edge(id, 'end')]) });
    for (const a of nodes) {
      for (const b of nodes) {
        if (a !== b) expect(Math.abs(a.x - b.x) >= NODE_WIDTH || Math.abs(a.y - b.y) >= NODE_HEIGHT, `${a.id} on ${b.id}`).toBe(true);
      }
    }
  });

  it('leads picture and mask of one step apart, and passes over an edge to nowhere', () => {
    const { edges } = layoutRecipe({ nodes: [node('a'), node('b')], edges: [edge('a', 'b'), edge('a', 'b', 'mask'), edge('gone', 'b')] });
    expect(edges).toHaveLength(2);
    expect(edges[0].path).not.toBe(edges[1].path);
  });
});

describe('what changed, in words', () => {
  const change = (part: RecipeChange['part'], name: string, before: string | null, after: string | null): RecipeChange => ({
    part,
    name,
    before,
    after,
    words: [],
  });
  it('says steps, models and settings as people who make pictures say them', () => {
    expect(stepName({ id: 'sharpen-lettering', operation: 'sharpen' })).toBe('Sharpening the lettering');
    expect(stepName({ id: 'glitter', operation: 'glitter' })).toBe('glitter');
    expect(changeName(change('parameter', 'base.cfg_scale', '4', '5'))).toBe('cfg scale (Base image)');
    expect(changeName(change('model', 'style', 'a', 'b'))).toBe('Model (Style layer)');
    expect(changeName(change('model', 'base', 'a', 'b'))).toBe('Model');
    expect(changeValue(change('step-added', 'upscale', null, 'upscale'), 'upscale')).toBe('Upscaling');
    expect(changeValue(change('lettering', '', null, 'OAK'), null)).toBe('none');
    expect(paramName('fill.colour')).toBe('colour');
  });
  it('calls a measure better only where less is always better, and says nothing of what was not measured', () => {
    expect(measureWords({ measure: 'characterErrorRate', before: 0.2, after: 0 })).toMatchObject({
      before: '20 %',
      after: '0 %',
      isBetter: true,
      isSame: false,
    });
    expect(measureWords({ measure: 'seconds', before: 1, after: 2 })).toMatchObject({ isBetter: false });
    expect(measureWords({ measure: 'ssim', before: 0.9, after: 0.95 })).toMatchObject({ isBetter: null });
    expect(measureWords({ measure: 'colourCast', before: 0.111, after: 0.112 })).toMatchObject({ isSame: true, isBetter: null });
    expect(measureWords({ measure: 'noise', before: null, after: 2 })).toMatchObject({ before: '–', isBetter: null });
  });
});

describe('which variants are compared', () => {
  const variants = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ proof: { id }, seed: 0, changes: [] }) as unknown as Variant);
  const ids = (proofId: string, picked: string[] = []) => comparedVariants({ proofId, variants, picked }).map(({ proof }) => proof.id);
  it('the one that is looked at first, with its neighbours; or those that were picked', () => {
    expect(ids('a')).toEqual(['a', 'b', 'c', 'd']);
    expect(ids('c')).toEqual(['c', 'b', 'd', 'e']);
    expect(ids('f')).toEqual(['f', 'c', 'd', 'e']);
    expect(ids('c', ['f', 'a'])).toEqual(['a', 'f']);
    expect(ids('c', ['f'])).toEqual(['c', 'b', 'd', 'e']);
    expect(comparedVariants({ proofId: 'a', variants: variants.slice(0, 1), picked: [] })).toHaveLength(1);
  });
});
