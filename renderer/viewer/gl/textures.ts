import { TextureCache } from '../texture-cache.ts';

/** A texture in the graphics memory. */
export interface PieceTexture {
  texture: WebGLTexture;
  width: number;
  height: number;
  hasMipmaps: boolean;
  /** The filters that were set last. */
  filter: Filter | null;
}

/** nearest = pixels as squares; linear = between them; trilinear = between pixels and levels, for pictures that are made smaller. */
export type Filter = 'nearest' | 'linear' | 'trilinear';

const BYTES_PER_PIXEL = 4;

/** Pieces of pictures as textures, by their names, within a number of bytes. */
export class PieceTextures {
  readonly #gl: WebGL2RenderingContext;
  readonly cache: TextureCache<PieceTexture>;

  constructor(gl: WebGL2RenderingContext, budgetBytes: number) {
    this.#gl = gl;
    this.cache = new TextureCache({ budgetBytes, dispose: ({ texture }) => gl.deleteTexture(texture) });
  }

  /** Takes a piece into the graphics memory and closes the bitmap. */
  upload(name: string, bitmap: ImageBitmap): void {
    const gl = this.#gl;
    const texture = gl.createTexture();
    const { width, height } = bitmap;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    bitmap.close();
    this.cache.add(name, { texture, width, height, hasMipmaps: false, filter: null }, width * height * BYTES_PER_PIXEL);
  }

  /** Binds a piece to the texture unit that is active, filtered that way. */
  bind(name: string, piece: PieceTexture, filter: Filter): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, piece.texture);
    if (filter === 'trilinear' && !piece.hasMipmaps) {
      gl.generateMipmap(gl.TEXTURE_2D);
      piece.hasMipmaps = true;
      this.cache.grow(name, Math.round((piece.width * piece.height * BYTES_PER_PIXEL) / 3));
    }
    if (piece.filter === filter) return;
    piece.filter = filter;
    const near = filter === 'nearest' ? gl.NEAREST : gl.LINEAR;
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, near);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter === 'trilinear' ? gl.LINEAR_MIPMAP_LINEAR : near);
  }
}
