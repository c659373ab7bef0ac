import type { PieceRequest } from '../decode/protocol.ts';
import { type AddressOf, piecesFor } from '../pieces.ts';
import type { Rect } from '../pyramid.ts';
import type { Drawing, Layer } from '../scene.ts';

/** With mipmaps. */
const BYTES_PER_PIXEL = 4 * (4 / 3);

export interface PlacedLayer {
  layer: Layer;
  clip: Rect;
}

/**
 * Pieces that layers are drawn from, whether they are there or not: first what every layer needs most, then the rest; groups one after the other; never more
 * than there is room for.
 */
export function neededPieces(groups: readonly (readonly PlacedLayer[])[], budgetBytes: number, has: (name: string) => boolean, url: AddressOf): PieceRequest[] {
  const needed = new Map<string, PieceRequest>();
  for (const layers of groups) {
    for (const piece of interleave(layers.map(({ layer, clip }) => piecesFor(layer, clip, has, url)))) needed.set(piece.name, piece);
  }
  let bytes = 0;
  return [...needed.values()].filter(({ rect }) => {
    bytes += rect.width * rect.height * BYTES_PER_PIXEL;
    return bytes <= budgetBytes;
  });
}

/** The layers of a drawing with the part of the screen that they may take. */
export function layersOf(drawing: Drawing): { layer: Layer; clip: Rect }[] {
  const { clip } = drawing;
  return drawing.kind === 'difference' ? [drawing.a, drawing.b].map((layer) => ({ layer, clip })) : [{ layer: drawing.layer, clip }];
}

/** The first of each, then the second of each … */
function* interleave<Item>(lists: readonly (readonly Item[])[]): Generator<Item> {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let i = 0; i < longest; i++) for (const list of lists) if (i < list.length) yield list[i];
}

/** The same pictures at another place or size. */
export function isMove(before: readonly Drawing[], after: readonly Drawing[]): boolean {
  const [one] = before.flatMap(layersOf);
  const [other] = after.flatMap(layersOf);
  if (one === undefined || other === undefined || one.layer.sha256 !== other.layer.sha256) return false;
  const [from, to] = [one.layer.place, other.layer.place];
  return from.x !== to.x || from.y !== to.y || from.scale !== to.scale;
}
