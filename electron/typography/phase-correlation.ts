/** A global translation of one picture against another, px; positive = moved right and down. */
export interface Shift {
  x: number;
  y: number;
}

/**
 * The translation between two grey pictures to the nearest pixel, by phase correlation (Kuglin & Hines 1975): the peak of the cross-power spectrum, weighted
 * to the frequencies that aliasing and noise leave alone (Foroosh, Zerubia & Berthod 2002).
 * @param size side of both, a power of two; row-major
 */
export function coarseShift(base: Float64Array, edit: Float64Array, size: number): Shift {
  const [a, b] = [spectrum(base, size), spectrum(edit, size)];
  const cross = crossPower(a, b, size);
  transform2d(cross, size, true);
  let peak = 0;
  for (let i = 1; i < cross.re.length; i++) if (cross.re[i] > cross.re[peak]) peak = i;
  const signed = (index: number) => (index > size / 2 ? index - size : index);
  return { x: signed(peak % size), y: signed(Math.floor(peak / size)) };
}

interface Spectrum {
  re: Float64Array;
  im: Float64Array;
}

/** Of the picture without its mean, faded out at the edges (Hann), so that the frame is no feature. */
function spectrum(picture: Float64Array, size: number): Spectrum {
  const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
  const window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / size));
  const re = picture.map((value, i) => (value - mean) * window[i % size] * window[Math.floor(i / size)]);
  const result = { re, im: new Float64Array(re.length) };
  transform2d(result, size, false);
  return result;
}

/** Frequencies above this share of the sampling rate carry noise and aliasing rather than place. */
const HIGHEST = 0.3;

function crossPower(a: Spectrum, b: Spectrum, size: number): Spectrum {
  const re = new Float64Array(size * size);
  const im = new Float64Array(size * size);
  for (let i = 0; i < re.length; i++) {
    const u = frequency(i % size, size);
    const v = frequency(Math.floor(i / size), size);
    const radius = Math.hypot(u, v);
    if (radius > HIGHEST) continue;
    const real = b.re[i] * a.re[i] + b.im[i] * a.im[i];
    const imaginary = b.im[i] * a.re[i] - b.re[i] * a.im[i];
    // Half-whitened: strong frequencies are surer of their phase than weak ones.
    const weight = Math.cos((Math.PI / 2) * (radius / HIGHEST)) ** 2 / (Math.sqrt(Math.hypot(real, imaginary)) + 1e-9);
    re[i] = real * weight;
    im[i] = imaginary * weight;
  }
  return { re, im };
}

function frequency(index: number, size: number): number {
  return (index > size / 2 ? index - size : index) / size;
}

function transform2d(picture: Spectrum, size: number, isInverse: boolean): void {
  for (let row = 0; row < size; row++) transform(picture, row * size, 1, size, isInverse);
  for (let column = 0; column < size; column++) transform(picture, column, size, size, isInverse);
}

/** Cooley & Tukey's radix-2 transform in place, unscaled. */
function transform({ re, im }: Spectrum, offset: number, stride: number, size: number, isInverse: boolean): void {
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      const [p, q] = [offset + i * stride, offset + j * stride];
      [re[p], re[q], im[p], im[q]] = [re[q], re[p], im[q], im[p]];
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const angle = ((isInverse ? 2 : -2) * Math.PI) / length;
    for (let k = 0; k < length / 2; k++) {
      const cos = Math.cos(angle * k);
      const sin = Math.sin(angle * k);
      for (let start = 0; start < size; start += length) {
        const p = offset + (start + k) * stride;
        const q = offset + (start + k + length / 2) * stride;
        const real = re[q] * cos - im[q] * sin;
        const imaginary = re[q] * sin + im[q] * cos;
        [re[q], im[q]] = [re[p] - real, im[p] - imaginary];
        [re[p], im[p]] = [re[p] + real, im[p] + imaginary];
      }
    }
  }
}
