import { describe, expect, it } from 'vitest';
import { matteErrors } from '../../bench/split/truth.ts';
import { cutOut } from '../../electron/image/matte/cut-out.ts';
import { createSketchModel } from '../../electron/models/sketch/sketch.ts';
import { movedAreas, uncoveredAreas } from '../../electron/render/operations/areas.ts';
import { groundFor } from '../../electron/routing/layer-prompts.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import { createRaster } from '../../shared/raster.ts';

const context = { signal: new AbortController().signal, onProgress: () => {}, idempotencyKey: 'k' };

describe("Sketch's object layer on a plain ground", () => {
  it.each(['a knight statue, weathered bronze', 'a green frog', 'a bicycle', 'portrait of an old sailor'])(
    'is keyed out as it is with alpha of its own: %s',
    async (words) => {
      const ground = groundFor([words]);
      const request = {
        model: 'sketch',
        prompt: words,
        intent: 'general' as const,
        object: [words],
        style: [],
        texts: [],
        width: 384,
        height: 384,
        isDraft: false,
        params: {},
        seed: 5,
        layer: 'object' as const,
      };
      const model = createSketchModel();
      const own = cutOut((await model.generate({ ...request, transparentBackground: true }, context)).image, null);
      const keyed = cutOut((await model.generate({ ...request, transparentBackground: false, ground }, context)).image, ground);
      expect([own.method, keyed.method]).toEqual(['alpha', 'key']);
      expect(matteErrors(own.image, keyed.image).alpha).toBeLessThan(0.006);
    },
  );
});

describe('places for lettering after a merge', () => {
  const area = (x: number, y: number): LetteringArea => ({
    box: { x, y, width: 40, height: 20 },
    rotation: 0,
    path: { kind: 'arc', centreX: x + 20, centreY: y, radius: 30, startAngle: 200, endAngle: 340, inside: false },
    rank: 0,
    align: 'middle',
    ground: [0, 0, 0],
    ink: null,
    font: null,
  });

  it('go with the object to its place', () => {
    const bounds = { left: 10, top: 20, width: 100, height: 200, isCutAtFoot: false };
    const [moved] = movedAreas([area(40, 120)], { scale: 0.5, footX: 300, footY: 400, stands: true, bounds });
    expect(moved.box).toEqual({ x: 300 + (40 - 60) * 0.5, y: 400 + (120 - 220) * 0.5, width: 20, height: 10 });
    expect(moved.path).toMatchObject({ centreX: 300, centreY: 350, radius: 15 });
  });

  it('are dropped where the object covers them', () => {
    const mask = createRaster(200, 200, 1);
    for (let y = 50; y < 200; y++) mask.data.fill(255, y * 200 + 60, y * 200 + 140);
    expect(uncoveredAreas([area(5, 100), area(80, 100), area(50, 30), area(40, 100)], mask).map(({ box }) => box.x)).toEqual([5, 50]);
  });
});
