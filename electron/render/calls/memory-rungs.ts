import { reducedWords } from '../../../shared/reduced.ts';
import type { RemoteModel, RemoteRequest } from '../../models/remote-model.ts';
import { renderSize } from '../../routing/model-sizes.ts';

/** One way of asking for the same picture with less memory. */
export interface Rung {
  id: 'plain' | 'unload' | 'tiles' | 'three-quarters' | 'half';
  request: RemoteRequest;
  /** What is done, for the log. */
  words: string;
  /** What a person sees on the proof; '' = the picture is as good as without. */
  mark: string;
}

/** Side of the tiles that a picture is decoded in, px. */
const TILE_SIDE = 512;
/** Renders below this have no composition to enlarge. */
const SMALLEST_SIDE = 384;

/** The memory ladder of a request, from nothing saved to a small render that is enlarged. Rungs that a model cannot take are left out. */
export function rungsOf({ capabilities, label }: Pick<RemoteModel, 'capabilities' | 'label'>, request: RemoteRequest): Rung[] {
  const rungs: Rung[] = [{ id: 'plain', request, words: 'as asked', mark: '' }];
  let thrift = request.thrift;
  if (capabilities.isSingleLane) {
    thrift = { ...thrift, unloadFirst: true };
    rungs.push({ id: 'unload', request: { ...request, thrift }, words: 'after unloading other models', mark: '' });
  }
  if (capabilities.isSingleLane && capabilities.decodesInTiles !== false) {
    thrift = { ...thrift, tileSide: TILE_SIDE };
    rungs.push({ id: 'tiles', request: { ...request, thrift }, words: 'decoded in tiles', mark: '' });
  }
  // A mask and the picture it belongs to keep their size.
  if (request.kind !== 'generate') return rungs;
  for (const [id, scale] of [
    ['three-quarters', 0.75],
    ['half', 0.5],
  ] as const) {
    const size = renderSize({ width: Math.round(request.width * scale), height: Math.round(request.height * scale) }, capabilities.sizes);
    if (Math.min(size.width, size.height) < SMALLEST_SIDE || size.width * size.height >= rungs.at(-1)!.request.width * rungs.at(-1)!.request.height) continue;
    const words = `at ${size.width} × ${size.height}`;
    const mark = reducedWords(label, request, words);
    rungs.push({ id, request: { ...request, ...size, thrift }, words, mark });
  }
  return rungs;
}
