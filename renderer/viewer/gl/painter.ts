import type { DifferenceOptions } from '../modes.ts';
import type { Patch } from '../pieces.ts';
import type { Rect } from '../pyramid.ts';
import type { PictureTarget } from './picture-target.ts';
import { createProgram, type Program } from './program.ts';
import { CHECKERED_FRAGMENT, differenceFragment, MASK_FRAGMENT, PICTURE_FRAGMENT, QUAD_VERTEX } from './shaders.ts';
import type { Filter, PieceTextures } from './textures.ts';

/** Red, green, blue, 0–1. */
export type Rgb = readonly [number, number, number];

/** What is behind transparent pixels. */
export interface PaintGround {
  a: Rgb;
  b: Rgb;
  /** Sides of the checkerboard's squares, screen px; 0 = only `a`. */
  square: number;
}

const BLACK: PaintGround = { a: [0, 0, 0], b: [0, 0, 0], square: 0 };

export interface Surface {
  width: number;
  height: number;
}

/** Draws patches with WebGL 2; knows nothing of modes. Coordinates: screen px from the top left of what is drawn into. */
export class Painter {
  readonly #gl: WebGL2RenderingContext;
  readonly #picture: Program;
  readonly #checkered: Program;
  readonly #mask: Program;
  readonly #difference: Program;
  readonly #linearDifference: Program;
  #surface: Surface = { width: 1, height: 1 };

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#picture = createProgram(gl, QUAD_VERTEX, PICTURE_FRAGMENT);
    this.#checkered = createProgram(gl, QUAD_VERTEX, CHECKERED_FRAGMENT);
    this.#mask = createProgram(gl, QUAD_VERTEX, MASK_FRAGMENT);
    this.#difference = createProgram(gl, QUAD_VERTEX, differenceFragment(false));
    this.#linearDifference = createProgram(gl, QUAD_VERTEX, differenceFragment(true));
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  }

  /** Begins a frame on the canvas. */
  begin(surface: Surface, ground: Rgb): void {
    this.#toCanvas(surface);
    this.#gl.disable(this.#gl.SCISSOR_TEST);
    this.#gl.clearColor(...ground, 1);
    this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
  }

  picture(textures: PieceTextures, patches: readonly Patch[], clip: Rect, filter: Filter, ground: PaintGround, opacity = 1): void {
    const gl = this.#gl;
    const program = ground.square > 0 ? this.#checkered : this.#picture;
    this.#use(program);
    gl.uniform3fv(program.uniform('ground'), ground.a);
    gl.uniform1f(program.uniform('opacity'), opacity);
    if (ground.square > 0) {
      gl.uniform3fv(program.uniform('groundB'), ground.b);
      gl.uniform1f(program.uniform('square'), ground.square);
    }
    if (opacity < 1) {
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    }
    this.#patches(program, textures, patches, clip, filter);
    gl.disable(gl.BLEND);
  }

  /** Darkens what is already drawn where the mask is not white. */
  mask(textures: PieceTextures, patches: readonly Patch[], clip: Rect, filter: Filter, opacity: number): void {
    const gl = this.#gl;
    this.#use(this.#mask);
    gl.uniform1f(this.#mask.uniform('opacity'), opacity);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.DST_COLOR, gl.ZERO);
    this.#patches(this.#mask, textures, patches, clip, filter);
    gl.disable(gl.BLEND);
  }

  /** Draws into a texture of a pane's size instead of the canvas; where nothing is drawn alpha stays 0. */
  into(target: PictureTarget, textures: PieceTextures, patches: readonly Patch[], filter: Filter): void {
    const gl = this.#gl;
    const { width, height } = target;
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
    gl.viewport(0, 0, width, height);
    const canvas = this.#surface;
    this.#surface = { width, height };
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    this.picture(textures, patches, { x: 0, y: 0, width, height }, filter, BLACK);
    this.#toCanvas(canvas);
  }

  difference(a: PictureTarget, b: PictureTarget, clip: Rect, { gain, isLinear, isLuminance }: DifferenceOptions, outside: Rgb): void {
    const gl = this.#gl;
    const program = isLinear ? this.#linearDifference : this.#difference;
    const { uniform } = program;
    this.#use(program);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, b.texture);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, a.texture);
    gl.uniform1i(uniform('pictureA'), 0);
    gl.uniform1i(uniform('pictureB'), 1);
    gl.uniform2i(uniform('origin'), clip.x, this.#surface.height - clip.y - clip.height);
    gl.uniform1f(uniform('gain'), gain);
    gl.uniform1i(uniform('isLuminance'), Number(isLuminance));
    gl.uniform3fv(uniform('outside'), outside);
    this.#scissor(clip);
    this.#quad(program, [clip.x, clip.y, clip.x + clip.width, clip.y + clip.height], [0, 0, 1, 1]);
  }

  #patches(program: Program, textures: PieceTextures, patches: readonly Patch[], clip: Rect, filter: Filter): void {
    this.#scissor(clip);
    for (const { name, place, part } of patches) {
      const piece = textures.cache.get(name);
      if (piece === undefined) continue;
      textures.bind(name, piece, filter);
      this.#quad(program, place, part);
    }
  }

  #use({ program, uniform }: Program): void {
    const gl = this.#gl;
    // biome-ignore lint/correctness/useHookAtTopLevel: this use is WebGL's
    gl.useProgram(program);
    gl.uniform2f(uniform('target'), this.#surface.width, this.#surface.height);
  }

  #quad({ uniform }: Program, place: Patch['place'], part: Patch['part']): void {
    const gl = this.#gl;
    gl.uniform4f(uniform('place'), ...place);
    gl.uniform4f(uniform('part'), ...part);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  #scissor({ x, y, width, height }: Rect): void {
    this.#gl.enable(this.#gl.SCISSOR_TEST);
    this.#gl.scissor(x, this.#surface.height - y - height, width, height);
  }

  #toCanvas(surface: Surface): void {
    this.#surface = surface;
    this.#gl.bindFramebuffer(this.#gl.FRAMEBUFFER, null);
    this.#gl.viewport(0, 0, surface.width, surface.height);
  }
}
