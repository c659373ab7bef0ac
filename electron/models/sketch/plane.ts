/** A field of numbers over the pixels, row-major. All fields made here are periodic: the right edge meets the left, the bottom the top. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export function createPlane(width: number, height: number, value = 0): Plane {
  const data = new Float32Array(width * height);
  if (value !== 0) data.fill(value);
  return { width, height, data };
}

/** Reads `plane` at (x + amountX·dx, y + amountY·dy), wrapped and bilinear; dx and dy are fields of the same size, amounts in px. */
export function warped(plane: Plane, dx: Plane, dy: Plane, amountX: number, amountY: number): Plane {
  const { width, height, data } = plane;
  const out = createPlane(width, height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const sx = x + dx.data[i] * amountX;
      const sy = y + dy.data[i] * amountY;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      const fx = sx - x0;
      const fy = sy - y0;
      let left = x0 | 0;
      while (left < 0) left += width;
      while (left >= width) left -= width;
      let line = y0 | 0;
      while (line < 0) line += height;
      while (line >= height) line -= height;
      const right = left + 1 === width ? 0 : left + 1;
      const top = line * width;
      const bottom = line + 1 === height ? 0 : top + width;
      const a = data[top + left] + (data[top + right] - data[top + left]) * fx;
      const b = data[bottom + left] + (data[bottom + right] - data[bottom + left]) * fx;
      out.data[i] = a + (b - a) * fy;
    }
  }
  return out;
}

/** Three wrapped box blurs, close to a Gaussian of the given radius in px; works on a quarter of the pixels when the radius allows. */
export function blurred(plane: Plane, radius: number): Plane {
  const { width, height } = plane;
  if (radius >= 6 && width % 2 === 0 && height % 2 === 0) return resampled(blurred(halved(plane), radius / 2), width, height);
  const box = Math.max(1, Math.min(Math.round(radius * 0.58), (Math.min(width, height) - 1) >> 1));
  const out = { width, height, data: plane.data.slice() };
  const spare = new Float32Array(plane.data.length);
  for (let pass = 0; pass < 3; pass++) {
    blurRows(out.data, spare, width, height, box);
    blurColumns(spare, out.data, width, height, box);
  }
  return out;
}

function blurRows(from: Float32Array, to: Float32Array, width: number, height: number, box: number): void {
  const scale = 1 / (2 * box + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let k = -box; k <= box; k++) sum += from[row + ((k + width) % width)];
    for (let x = 0; x < width; x++) {
      to[row + x] = sum * scale;
      const enter = x + box + 1;
      const leave = x - box;
      sum += from[row + (enter >= width ? enter - width : enter)] - from[row + (leave < 0 ? leave + width : leave)];
    }
  }
}

function blurColumns(from: Float32Array, to: Float32Array, width: number, height: number, box: number): void {
  const scale = 1 / (2 * box + 1);
  const sums = new Float64Array(width);
  for (let k = -box; k <= box; k++) {
    const row = ((k + height) % height) * width;
    for (let x = 0; x < width; x++) sums[x] += from[row + x];
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const enter = ((y + box + 1) % height) * width;
    const leave = ((y - box + height) % height) * width;
    for (let x = 0; x < width; x++) {
      to[row + x] = sums[x] * scale;
      sums[x] += from[enter + x] - from[leave + x];
    }
  }
}

function halved(plane: Plane): Plane {
  const width = plane.width >> 1;
  const height = plane.height >> 1;
  const out = createPlane(width, height);
  for (let y = 0, i = 0; y < height; y++) {
    const top = 2 * y * plane.width;
    for (let x = 0; x < width; x++, i++) {
      const j = top + 2 * x;
      out.data[i] = (plane.data[j] + plane.data[j + 1] + plane.data[j + plane.width] + plane.data[j + plane.width + 1]) * 0.25;
    }
  }
  return out;
}

/** Wrapped bilinear resampling with pixel centres kept in place; meant for enlarging. */
export function resampled(plane: Plane, width: number, height: number): Plane {
  const out = createPlane(width, height);
  const isDoubling = width === plane.width * 2;
  const x0 = new Int32Array(width);
  const x1 = new Int32Array(width);
  const fx = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const at = ((x + 0.5) * plane.width) / width - 0.5 + plane.width;
    x0[x] = Math.floor(at) % plane.width;
    x1[x] = (x0[x] + 1) % plane.width;
    fx[x] = at - Math.floor(at);
  }
  const line = new Float32Array(plane.width);
  for (let y = 0, i = 0; y < height; y++) {
    const at = ((y + 0.5) * plane.height) / height - 0.5 + plane.height;
    const top = (Math.floor(at) % plane.height) * plane.width;
    const bottom = ((Math.floor(at) + 1) % plane.height) * plane.width;
    const fy = at - Math.floor(at);
    for (let x = 0; x < plane.width; x++) line[x] = plane.data[top + x] + (plane.data[bottom + x] - plane.data[top + x]) * fy;
    if (!isDoubling) {
      for (let x = 0; x < width; x++, i++) out.data[i] = line[x0[x]] + (line[x1[x]] - line[x0[x]]) * fx[x];
      continue;
    }
    let before = line[plane.width - 1];
    let here = line[0];
    for (let x = 0; x < plane.width; x++, i += 2) {
      const after = x + 1 === plane.width ? line[0] : line[x + 1];
      out.data[i] = here * 0.75 + before * 0.25;
      out.data[i + 1] = here * 0.75 + after * 0.25;
      before = here;
      here = after;
    }
  }
  return out;
}

/** Hermite step: 0 below `from`, 1 above `to`; `from` may be larger than `to`. */
export function smoothStep(from: number, to: number, value: number): number {
  const t = (value - from) / (to - from);
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  return t * t * (3 - 2 * t);
}

/** √(x² + y²); Math.hypot guards against overflow and is many times slower, which counts once per pixel. */
export function distanceOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** e^(−distance · rate), 0 where it would not show. */
export function fallOff(distance: number, rate: number): number {
  const exponent = distance * rate;
  return exponent > 6.5 ? 0 : Math.exp(-exponent);
}
