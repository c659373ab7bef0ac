import type { PictureDecoder } from '../decode/picture-decoder.ts';
import type { PieceRequest } from '../decode/protocol.ts';
import type { DifferenceOptions } from '../modes.ts';
import { type AddressOf, neededTiles, patchesOf, tileName } from '../pieces.ts';
import type { Rect } from '../pyramid.ts';
import { type Drawing, type Layer, MASK_OPACITY } from '../scene.ts';
import { isMove, layersOf, neededPieces, type PlacedLayer } from './frame-plan.ts';
import { isSoftware } from './is-software.ts';
import { Painter, type PaintGround, type Rgb, type Surface } from './painter.ts';
import { createPictureTarget, deletePictureTarget, type PictureTarget } from './picture-target.ts';
import { type Filter, PieceTextures } from './textures.ts';

/** Everything that a frame shows. */
export interface Frame {
  drawings: readonly Drawing[];
  /** Of the canvas, screen px. */
  surface: Surface;
  ground: { pane: Rgb; picture: PaintGround; cutout: PaintGround };
  difference: DifferenceOptions;
  /** Pictures that may be shown next, where they would lie. */
  ahead: readonly { layer: Layer; clip: Rect }[];
}

export interface ViewerEngineOptions {
  canvas: HTMLCanvasElement;
  decoder: PictureDecoder;
  url: AddressOf;
  onFailed: (url: string, reason: string) => void;
  /** Everything that can be seen is there in the detail that the screen can show. */
  onComplete: (isComplete: boolean) => void;
}

/** Textures that are kept: two screens of 4K in the finest level that they may need. */
const BUDGET_BYTES = 320 * 1024 * 1024;
/** A frame takes new pieces in for so long, ms; the rest waits for the next one. */
const UPLOAD_MS = 5;
/** So long after the last move everything is drawn in its best quality, ms. */
const REST_MS = 90;
/** What could not be loaded is asked for again after so long, ms; the decoder refuses to do it sooner. */
const RETRY_MS = 5500;
/** So long what was shown stays until the next pictures are there, ms: nothing flashes, and a frame is drawn once instead of for each piece. */
const STAY_MS = 150;
/** From here on pixels are squares, screen px per px of the picture. */
const SQUARES_FROM = 2;

/**
 * Draws a frame when something has changed, and never otherwise. Fetches what is missing and draws again when it comes.
 * @throws Error where there is no WebGL 2
 */
export class ViewerEngine {
  readonly #options: ViewerEngineOptions;
  readonly #gl: WebGL2RenderingContext;
  readonly #stopListening: () => void;
  readonly #controller = new AbortController();
  readonly #arrived = new Map<string, ImageBitmap>();
  #painter: Painter;
  #textures: PieceTextures;
  #targets: [PictureTarget, PictureTarget] | null = null;
  #frame: Frame | null = null;
  #isScheduled = false;
  #isLost = false;
  #wanted: string | null = null;
  #isComplete = false;
  /** The processor draws: what moves is smoothed within one level only, half of the work. */
  readonly #isSoftware: boolean;
  #isMoving = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Hashes of the pictures that were drawn last; null = nothing was. */
  #drawn: string | null = null;
  /** Other pictures are wanted than those that were drawn. */
  #stay: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ViewerEngineOptions) {
    const { canvas, decoder, onFailed } = options;
    this.#options = options;
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'high-performance' });
    if (gl === null) throw new Error('There is no WebGL 2 here.');
    this.#gl = gl;
    this.#isSoftware = isSoftware(gl);
    this.#painter = new Painter(gl);
    this.#textures = new PieceTextures(gl, BUDGET_BYTES);
    this.#stopListening = decoder.listen(this, {
      onPiece: (name, bitmap) => {
        this.#arrived.get(name)?.close();
        this.#arrived.set(name, bitmap);
        this.#schedule();
      },
      onFailed: (url, reason) => {
        onFailed(url, reason);
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.#wantAgain(), RETRY_MS);
      },
    });
    const { signal } = this.#controller;
    canvas.addEventListener('webglcontextlost', (event) => this.#lose(event), { signal });
    canvas.addEventListener('webglcontextrestored', () => this.#restore(), { signal });
  }

  show(frame: Frame): void {
    if (this.#isSoftware && this.#frame !== null && isMove(this.#frame.drawings, frame.drawings)) this.#move();
    if (this.#frame !== null && picturesOf(frame) !== picturesOf(this.#frame)) this.#stayAWhile();
    this.#frame = frame;
    this.#schedule();
  }

  #wantAgain(): void {
    this.#wanted = null;
    this.#schedule();
  }

  #move(): void {
    this.#isMoving = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#isMoving = false;
      this.#schedule();
    }, REST_MS);
  }

  #stayAWhile(): void {
    // Pictures that follow faster than they come would otherwise never be drawn.
    this.#stay ??= setTimeout(() => {
      this.#stay = undefined;
      this.#schedule();
    }, STAY_MS);
  }

  destroy(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#stay);
    clearTimeout(this.#retry);
    this.#controller.abort();
    this.#stopListening();
    this.#frame = null;
    for (const bitmap of this.#arrived.values()) bitmap.close();
    this.#textures.cache.clear();
    this.#dropTargets();
    // Browsers allow a few contexts only: this one is not to wait for the garbage collector.
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isLost) return;
    this.#isScheduled = true;
    requestAnimationFrame(() => {
      this.#isScheduled = false;
      if (this.#frame !== null && !this.#isLost) this.#draw(this.#frame);
    });
  }

  #draw(frame: Frame): void {
    const { canvas } = this.#options;
    const { surface, drawings } = frame;
    this.#textures.cache.beginFrame();
    this.#takeIn();
    if (this.#stays(frame)) return this.#fetch(frame);
    this.#drawn = picturesOf(frame);
    // Only then: setting the size of a canvas empties it.
    if (canvas.width !== surface.width) canvas.width = surface.width;
    if (canvas.height !== surface.height) canvas.height = surface.height;
    this.#painter.begin(surface, frame.ground.pane);
    for (const drawing of drawings) this.#drawOne(drawing, frame);
    this.#fetch(frame);
  }

  /** Whether the canvas keeps what it shows for now. */
  #stays(frame: Frame): boolean {
    const { width, height } = this.#options.canvas;
    const fits = width === frame.surface.width && height === frame.surface.height;
    return this.#stay !== undefined && fits && this.#drawn !== null && this.#drawn !== picturesOf(frame) && !this.#isThere(frame.drawings.flatMap(layersOf));
  }

  #isThere(seen: readonly PlacedLayer[]): boolean {
    return seen.every(({ layer, clip }) => neededTiles(layer, clip).every((tile) => this.#textures.cache.has(tileName(layer.sha256, tile))));
  }

  #drawOne(drawing: Drawing, { ground, difference }: Frame): void {
    const { clip } = drawing;
    if (drawing.kind === 'difference') {
      const [a, b] = this.#targetsOf(clip);
      for (const [target, layer] of [
        [a, drawing.a],
        [b, drawing.b],
      ] as const) {
        const moved = { ...layer, place: { ...layer.place, x: layer.place.x - clip.x, y: layer.place.y - clip.y } };
        this.#painter.into(target, this.#textures, this.#patches(moved, { ...clip, x: 0, y: 0 }), this.#filterFor(layer.place.scale));
      }
      return this.#painter.difference(a, b, clip, difference, ground.pane);
    }
    const { layer } = drawing;
    const patches = this.#patches(layer, clip);
    const filter = this.#filterFor(layer.place.scale);
    if (drawing.kind === 'mask') return this.#painter.mask(this.#textures, patches, clip, filter, MASK_OPACITY);
    this.#painter.picture(this.#textures, patches, clip, filter, layer.isCutout ? ground.cutout : ground.picture, drawing.opacity);
  }

  #filterFor(scale: number): Filter {
    if (scale >= SQUARES_FROM || scale === 1) return 'nearest';
    return scale > 1 || this.#isMoving ? 'linear' : 'trilinear';
  }

  #patches(layer: Layer, clip: Rect) {
    return patchesOf(layer, clip, (name) => this.#textures.cache.has(name));
  }

  #targetsOf({ width, height }: Rect): [PictureTarget, PictureTarget] {
    if (this.#targets?.[0].width !== width || this.#targets[0].height !== height) {
      this.#dropTargets();
      this.#targets = [createPictureTarget(this.#gl, width, height), createPictureTarget(this.#gl, width, height)];
    }
    return this.#targets;
  }

  #dropTargets(): void {
    for (const target of this.#targets ?? []) deletePictureTarget(this.#gl, target);
    this.#targets = null;
  }

  #takeIn(): void {
    const start = performance.now();
    for (const [name, bitmap] of this.#arrived) {
      this.#arrived.delete(name);
      this.#textures.upload(name, bitmap);
      if (performance.now() - start > UPLOAD_MS) return;
    }
  }

  /** Asks for what is missing: first what every layer needs most, then the rest, then what may come next; never more than there is room for. */
  #fetch({ drawings, ahead }: Frame): void {
    const { decoder, url, onComplete } = this.#options;
    const { cache } = this.#textures;
    const has = (name: string) => cache.has(name) || this.#arrived.has(name);
    const seen = drawings.flatMap(layersOf);
    const missing: PieceRequest[] = [];
    for (const piece of neededPieces([seen, ahead], BUDGET_BYTES, has, url)) {
      // What is there counts as used, so that it does not make way for what is fetched now.
      if (!has(piece.name)) missing.push(piece);
      else cache.get(piece.name);
    }
    if (this.#arrived.size > 0) this.#schedule();
    const isComplete = this.#isThere(seen);
    if (isComplete !== this.#isComplete) onComplete(isComplete);
    this.#isComplete = isComplete;
    const wanted = missing.map(({ name }) => name).join(' ');
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    decoder.want(this, missing);
  }

  #lose(event: Event): void {
    // Otherwise the browser never gives it back.
    event.preventDefault();
    this.#isLost = true;
    this.#drawn = null;
    this.#targets = null;
    this.#textures.cache.forget();
  }

  #restore(): void {
    this.#isLost = false;
    this.#painter = new Painter(this.#gl);
    this.#textures = new PieceTextures(this.#gl, BUDGET_BYTES);
    this.#wanted = null;
    this.#schedule();
  }
}

function picturesOf({ drawings }: Frame): string {
  return drawings
    .flatMap(layersOf)
    .map(({ layer }) => layer.sha256)
    .join(' ');
}
