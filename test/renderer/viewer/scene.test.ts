import { describe, expect, it } from 'vitest';
import { paneLabels } from '../../../renderer/viewer/pane-labels.ts';
import { bestGrid, paneRects } from '../../../renderer/viewer/pane-layout.ts';
import type { ViewerPicture } from '../../../renderer/viewer/picture.ts';
import { buildScene, contentOf, splitRects } from '../../../renderer/viewer/scene.ts';
import { createViewerStore, type ViewerState, waysOf } from '../../../renderer/viewer/viewer-store.ts';

const size = { width: 1000, height: 500 };
const picture = (key: string, changes: Partial<ViewerPicture> = {}): ViewerPicture => ({ key, name: key, sha256: key, ...size, ...changes });
const pictures = [picture('a'), picture('b', { maskSha256: 'm', overlay: { sha256: 'map', opacity: 0.5 } }), picture('c')];

function look(set: (state: ViewerState) => void, count = 1) {
  const store = createViewerStore();
  store.getState().setImage(size);
  store.getState().setPane({ width: 400, height: 300 });
  set(store.getState());
  const panes = paneRects(count, { columns: count, rows: 1 }, { width: 400 * count, height: 300 });
  return { pictures, state: store.getState(), panes, pixelRatio: 1 };
}

const drawn = (input: ReturnType<typeof look>) =>
  buildScene(input).map((drawing) => (drawing.kind === 'difference' ? `${drawing.a.sha256}-${drawing.b.sha256}` : `${drawing.kind} ${drawing.layer.sha256}`));

describe('what is drawn', () => {
  it('is every picture in its pane at the same place, with its map and its mask over it', () => {
    const input = look((state) => state.toggleMask(), 3);
    expect(drawn(input)).toEqual(['picture a', 'picture b', 'picture map', 'mask m', 'picture c']);
    const places = buildScene(input).flatMap((drawing) => (drawing.kind === 'picture' ? [drawing.layer.place.x - drawing.clip.x] : []));
    expect(new Set(places).size).toBe(1);
  });

  it('is the first of the pair wherever it is blinked to, and the second where the first already is', () => {
    expect(drawn(look((state) => state.setBlinking(true), 3))).toEqual(['picture a', 'picture a', 'picture a']);
    const single = (shown: number) =>
      drawn(
        look((state) => {
          state.setMode('single', shown);
          state.setPair([0, 2]);
          state.setBlinking(true);
        }),
      );
    expect([single(0), single(1), single(9)]).toEqual([['picture c'], ['picture a'], ['picture a']]);
  });

  it('is cut at a whole px of the screen by the swipe, whichever way it goes', () => {
    const [left, right] = splitRects({ x: 10, y: 0, width: 401, height: 300 }, 0.5, false);
    expect([left.width, right.x, right.width]).toEqual([201, 211, 200]);
    const [above, below] = splitRects({ x: 0, y: 20, width: 400, height: 301 }, 0.25, true);
    expect([above.height, below.y, below.height]).toEqual([75, 95, 226]);
    const empty = look((state) => {
      state.setMode('swipe');
      state.setSplit(0);
    });
    expect(drawn(empty)).toEqual(['picture b', 'picture map']);
  });

  it('is one over the other for onion skin, both in turn for blink, and their difference', () => {
    const onion = buildScene(look((state) => state.setMode('onion')));
    expect(onion.map((drawing) => drawing.kind === 'picture' && drawing.opacity)).toEqual([1, 0.5, 0.25]);
    expect(drawn(look((state) => state.setMode('difference')))).toEqual(['a-b']);
    const blink = look((state) => state.setMode('blink'));
    expect(contentOf(blink)[0].pictures).toEqual([1]);
    const turned = look((state) => {
      state.setMode('blink');
      state.takeTurn();
    });
    expect(contentOf(turned)[0].pictures).toEqual([0]);
  });

  it('lays pictures of another size to fit or pixel on pixel, and says which', () => {
    const other = { ...look((state) => state.actualSize(1)), pictures: [picture('a'), picture('b', { width: 500, height: 500 })] };
    const placed = (input: typeof other) =>
      buildScene({ ...input, state: { ...input.state, mode: 'single', shown: 1 } }).map((drawing) => drawing.kind === 'picture' && drawing.layer.place);
    expect(placed(other)).toEqual([{ x: 200 - 500 + 250, y: 150 - 250, scale: 1 }]);
    const pixels = { ...other, state: { ...other.state, alignment: 'pixels' as const } };
    expect(placed(pixels)).toEqual([{ x: 200 - 500, y: 150 - 250, scale: 1 }]);
    expect(paneLabels(other.pictures, [1], other.state)).toEqual(['b · 500 × 500, made to fit']);
    expect(paneLabels(pixels.pictures, [1], pixels.state)).toEqual(['b · 500 × 500, pixel on pixel']);
  });
});

describe('ways to look', () => {
  it('go round with each picture alone at the end, and back', () => {
    const store = createViewerStore();
    const seen: string[] = [];
    for (let i = 0; i < 9; i++) {
      store.getState().stepMode(1, 3);
      seen.push(store.getState().mode === 'single' ? String(store.getState().shown) : store.getState().mode);
    }
    expect(seen).toEqual(['swipe', 'swipe-down', 'onion', 'blink', 'difference', '0', '1', '2', 'side']);
    store.getState().stepMode(-1, 3);
    expect(store.getState()).toMatchObject({ mode: 'single', shown: 2 });
    expect(waysOf(1)).toEqual([{ mode: 'single', shown: 0 }]);
  });

  it('[ and ] set what the mode has, within its limits', () => {
    const store = createViewerStore();
    const { setMode, adjust } = store.getState();
    setMode('difference');
    for (let i = 0; i < 9; i++) adjust(1);
    expect(store.getState().difference.gain).toBe(64);
    setMode('onion');
    for (let i = 0; i < 9; i++) adjust(-1);
    expect(store.getState().onionOpacity).toBe(0);
    setMode('blink');
    adjust(1);
    expect(store.getState().blinkMs).toBe(400);
    setMode('swipe');
    adjust(-1);
    expect(store.getState().split).toBeCloseTo(0.45, 9);
  });

  it('zoom by the usual steps, to parts in turn, and to the width', () => {
    const store = createViewerStore();
    store.getState().setImage(size);
    store.getState().setPane({ width: 400, height: 300 });
    store.getState().actualSize(2);
    store.getState().zoomBy(1, 2);
    expect(store.getState().view.scale).toBe(1);
    store.getState().zoomBy(-1, 2);
    store.getState().zoomBy(-1, 2);
    expect(store.getState().view.scale).toBeCloseTo(1 / 3, 9);
    const parts = [
      { x: 0, y: 0, width: 100, height: 50 },
      { x: 500, y: 200, width: 100, height: 50 },
    ];
    const centres = [0, 1, 2].map(() => {
      store.getState().nextPart(parts);
      return store.getState().view.centreX;
    });
    expect(centres).toEqual([50, 550, 50]);
    store.getState().fitWidth();
    expect(store.getState().view.scale).toBeCloseTo(0.352, 9);
  });
});

it('panes are of one size and as large as the pictures’ shape allows', () => {
  expect(bestGrid(2, { width: 700, height: 600 }, { width: 1152, height: 896 })).toEqual({ columns: 2, rows: 1 });
  expect(bestGrid(4, { width: 700, height: 600 }, { width: 1, height: 1 })).toEqual({ columns: 2, rows: 2 });
  expect(bestGrid(4, { width: 1800, height: 600 }, { width: 1, height: 2 })).toEqual({ columns: 4, rows: 1 });
  expect(paneRects(3, { columns: 2, rows: 2 }, { width: 701, height: 601 })).toEqual([
    { x: 0, y: 0, width: 350, height: 300 },
    { x: 350, y: 0, width: 350, height: 300 },
    { x: 0, y: 300, width: 350, height: 300 },
  ]);
});
