import { isPairMode, type ViewMode } from './modes.ts';
import type { PictureOverlay, ViewerPicture } from './picture.ts';
import type { Rect } from './pyramid.ts';
import { type Placement, placementIn, placementOf } from './view-transform.ts';
import type { ViewerState } from './viewer-store.ts';

/** A picture at its place on the screen. */
export interface Layer {
  sha256: string;
  width: number;
  height: number;
  place: Placement;
  /** What is transparent shows a checkerboard, whatever the ground. */
  isCutout: boolean;
}

/** One thing to draw; rectangles and places in screen px from the canvas's top left. */
export type Drawing =
  | { kind: 'picture'; clip: Rect; layer: Layer; opacity: number }
  | { kind: 'mask'; clip: Rect; layer: Layer }
  | { kind: 'difference'; clip: Rect; a: Layer; b: Layer };

/** What a pane shows: for its label and for the pixels under the pointer. */
export interface PaneContent {
  rect: Rect;
  /** Numbers of the pictures, the one on top last. */
  pictures: readonly number[];
}

export interface SceneInput {
  pictures: readonly ViewerPicture[];
  state: ViewerState;
  /** One for each pane, screen px. */
  panes: readonly Rect[];
  pixelRatio: number;
}

/** Of a mask that lies over a picture. */
export const MASK_OPACITY = 0.62;

/** How many panes a mode has. */
export function paneCount(mode: ViewMode, pictures: number): number {
  return mode === 'side' ? Math.max(1, pictures) : 1;
}

/** The pair, with numbers that exist. */
export function pairOf({ pair }: Pick<ViewerState, 'pair'>, count: number): [number, number] {
  const last = Math.max(0, count - 1);
  return [Math.min(pair[0], last), Math.min(pair[1], last)];
}

/** Pictures of each pane. While blinking the first of the pair is in all of them; where it is already there, the second. */
export function contentOf({ pictures, state, panes }: Omit<SceneInput, 'pixelRatio'>): PaneContent[] {
  const [first, second] = pairOf(state, pictures.length);
  if (state.mode === 'side') return panes.map((rect, i) => ({ rect, pictures: [state.isBlinking ? first : i] }));
  const [rect] = panes;
  if (rect === undefined || pictures.length === 0) return [];
  if (state.mode === 'single') {
    const shown = Math.min(state.shown, pictures.length - 1);
    return [{ rect, pictures: [state.isBlinking ? (shown === first ? second : first) : shown] }];
  }
  if (state.isBlinking) return [{ rect, pictures: [first] }];
  if (state.mode === 'blink') return [{ rect, pictures: [state.isFirstTurn ? first : second] }];
  return [{ rect, pictures: [first, second] }];
}

/** Where a picture lies in a pane. */
export function placeOf(picture: ViewerPicture, pane: Rect, { state, pixelRatio }: Pick<SceneInput, 'state' | 'pixelRatio'>): Placement {
  return placementOf(picture, state.image, placementIn(state.view, pane, pixelRatio), state.alignment);
}

/** Everything that is to be drawn, in order. Pure: the same input gives the same drawings. */
export function buildScene(input: SceneInput): Drawing[] {
  return contentOf(input).flatMap(({ rect, pictures }) => {
    const [first, second] = pictures;
    if (second === undefined || !isPairMode(input.state.mode)) return drawPicture(input, first, rect, rect);
    return drawPair(input, first, second, rect);
  });
}

function drawPair(input: SceneInput, first: number, second: number, pane: Rect): Drawing[] {
  const { mode, split, onionOpacity } = input.state;
  if (mode === 'onion') return [...drawPicture(input, first, pane, pane), ...drawPicture(input, second, pane, pane, onionOpacity)];
  if (mode === 'difference') {
    const [a, b] = [first, second].map((index) => layerOf(input, index, pane));
    return a === null || b === null ? [] : [{ kind: 'difference', clip: pane, a, b }];
  }
  const [before, after] = splitRects(pane, split, mode === 'swipe-down');
  return [...drawPicture(input, second, pane, after), ...drawPicture(input, first, pane, before)];
}

/** Both sides of the swipe's edge, which lies between two px of the screen. */
export function splitRects(pane: Rect, split: number, isDown: boolean): [Rect, Rect] {
  const { x, y, width, height } = pane;
  const edge = edgeAt(isDown ? height : width, split);
  if (isDown) {
    return [
      { x, y, width, height: edge },
      { x, y: y + edge, width, height: height - edge },
    ];
  }
  return [
    { x, y, width: edge, height },
    { x: x + edge, y, width: width - edge, height },
  ];
}

/** px of the screen before the edge. */
export function edgeAt(length: number, split: number): number {
  return Math.round(length * split);
}

function drawPicture(input: SceneInput, index: number, pane: Rect, clip: Rect, opacity = 1): Drawing[] {
  const picture = input.pictures[index];
  const layer = layerOf(input, index, pane);
  if (layer === null || clip.width <= 0 || clip.height <= 0) return [];
  const drawings: Drawing[] = [{ kind: 'picture', clip, layer, opacity }];
  if (picture.overlay) drawings.push({ kind: 'picture', clip, layer: overlayLayer(layer, picture.overlay), opacity: picture.overlay.opacity * opacity });
  if (input.state.hasMask && picture.maskSha256) drawings.push({ kind: 'mask', clip, layer: { ...layer, sha256: picture.maskSha256, isCutout: false } });
  return drawings;
}

function overlayLayer(layer: Layer, { sha256 }: PictureOverlay): Layer {
  return { ...layer, sha256, isCutout: false };
}

function layerOf(input: SceneInput, index: number, pane: Rect): Layer | null {
  const picture = input.pictures[index];
  if (picture === undefined || picture.sha256 === null) return null;
  const { sha256, width, height, isCutout = false } = picture;
  return { sha256, width, height, place: placeOf(picture, pane, input), isCutout };
}
