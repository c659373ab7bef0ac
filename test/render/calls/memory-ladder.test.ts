import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RemoteCapabilities, RemoteModel, RemoteRequest } from '../../../electron/models/remote-model.ts';
import { createMemoryLadder } from '../../../electron/render/calls/memory-ladder.ts';
import { rungsOf } from '../../../electron/render/calls/memory-rungs.ts';
import { openDatabase } from '../../../electron/telemetry/database.ts';
import { createMemoryLessons } from '../../../electron/telemetry/memory-lessons.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const GB = 1e9;
const SIZES = { minSide: 256, maxSide: 2048, multipleOf: 64 };

function modelOn(host: string, { id = 'sdxl', isSingleLane = true } = {}): RemoteModel {
  return { id, host, label: 'SDXL', capabilities: { sizes: SIZES, isSingleLane } as RemoteCapabilities } as RemoteModel;
}

function ask(width: number, height = width, change: Partial<RemoteRequest> = {}): RemoteRequest {
  const image = { image: null, mask: null, strength: null, params: {}, thrift: {} };
  return {
    kind: 'generate',
    prompt: 'x',
    negativePrompt: '',
    width,
    height,
    seeds: [1],
    isDraft: false,
    transparentBackground: false,
    steps: null,
    guidance: null,
    ...image,
    ...change,
  };
}

function setUp() {
  const path = join(temporaryFolder(), 'galley.db');
  let now = Date.parse('2026-11-01T00:00:00Z');
  let database = openDatabase(path);
  const open = () => createMemoryLadder({ lessons: createMemoryLessons(database), clock: () => new Date(now) });
  onTestFinished(() => void database.close());
  return {
    open,
    reopen() {
      database.close();
      database = openDatabase(path);
      return open();
    },
    wait(days: number) {
      now += days * 24 * 3600_000;
    },
  };
}

describe('the memory ladder', () => {
  it('asks for less and less, and says so where a person sees it', () => {
    const rungs = rungsOf(modelOn('gpu:8188'), ask(1024));
    expect(rungs.map(({ id, request: { width, thrift } }) => [id, width, thrift])).toEqual([
      ['plain', 1024, {}],
      ['unload', 1024, { unloadFirst: true }],
      ['tiles', 1024, { unloadFirst: true, tileSide: 512 }],
      ['three-quarters', 768, { unloadFirst: true, tileSide: 512 }],
      ['half', 512, { unloadFirst: true, tileSide: 512 }],
    ]);
    expect(rungs.map(({ mark }) => mark !== '')).toEqual([false, false, false, true, true]);
    expect(rungs[3].mark).toBe('SDXL ran out of memory at 1024 × 1024: it was rendered at 768 × 768 and enlarged.');
  });

  it('leaves out what a model cannot do', () => {
    expect(rungsOf(modelOn('api', { isSingleLane: false }), ask(1024)).map(({ id }) => id)).toEqual(['plain', 'three-quarters', 'half']);
    expect(rungsOf(modelOn('gpu'), ask(512)).map(({ id }) => id)).toEqual(['plain', 'unload', 'tiles', 'three-quarters']);
    expect(rungsOf(modelOn('gpu'), ask(1024, 1024, { kind: 'edit' })).map(({ id }) => id)).toEqual(['plain', 'unload', 'tiles']);
  });

  it('lets the same request run out at most once, even after a restart', () => {
    const { open, reopen } = setUp();
    const model = modelOn('gpu:8188');
    const climb = open().begin(model, ask(1536), null);
    for (const expected of ['unload', 'tiles', 'three-quarters']) {
      expect(climb.ranOut()).toBe(true);
      expect(climb.rung.id).toBe(expected);
    }
    climb.worked(7 * GB);
    const again = reopen().begin(model, ask(1536), null);
    expect(again.rung.id).toBe('three-quarters');
    // What is larger needs more; what is smaller is asked as it is.
    expect(open().begin(model, ask(2048), null).rung.id).toBe('three-quarters');
    expect(open().begin(model, ask(1024), null).rung.id).toBe('plain');
    expect(open().begin(modelOn('other:8188'), ask(1536), null).rung.id).toBe('plain');
  });

  it('does not ask a host that cannot do it at all, and asks again when it has forgotten', () => {
    const { open, wait } = setUp();
    const model = modelOn('gpu:8188');
    const climb = open().begin(model, ask(1024), null);
    while (climb.ranOut());
    expect(() => open().begin(model, ask(1024), null)).toThrow(/not asked again for a while/);
    wait(15);
    expect(open().begin(model, ask(1024), null).rung.id).toBe('plain');
  });

  it('chooses by measured peaks before anything failed', () => {
    const { open } = setUp();
    const model = modelOn('gpu:8188');
    open()
      .begin(model, ask(512), 12 * GB)
      .worked(6 * GB);
    open()
      .begin(model, ask(1024), 12 * GB)
      .worked(9 * GB);
    // 3 GB for 0.79 megapixels: 2048² would take 21 GB.
    expect(open().begin(model, ask(2048), 12 * GB).rung.id).toBe('unload');
    expect(open().begin(model, ask(2048), 24 * GB).rung.id).toBe('plain');
    expect(open().begin(model, ask(2048), null).rung.id).toBe('plain');
  });

  it('unloads only where another model was loaded or memory ran out just now', () => {
    const { open } = setUp();
    const ladder = open();
    const model = modelOn('gpu:8188');
    ladder.begin(modelOn('gpu:8188', { id: 'sd3' }), ask(512), null).request();
    const first = ladder.begin(model, ask(1024), null);
    first.request();
    first.ranOut();
    expect(first.request().thrift.unloadFirst).toBe(true);
    first.worked(null);
    expect(ladder.begin(model, ask(1024), null).request().thrift.unloadFirst).toBe(false);
    ladder.begin(modelOn('gpu:8188', { id: 'sd3' }), ask(512), null).request();
    expect(ladder.begin(model, ask(1024), null).request().thrift.unloadFirst).toBe(true);
  });

  it('does not try unloading alone where nothing else is loaded', () => {
    const ladder = setUp().open();
    const model = modelOn('gpu:8188');
    ladder.begin(model, ask(512), null).request();
    const climb = ladder.begin(model, ask(1536), null);
    climb.request();
    climb.ranOut();
    expect(climb.rung.id).toBe('tiles');
  });
});
