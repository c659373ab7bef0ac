/** For every pixel the nearest marked one. */
export interface Nearest {
  /** Offset from the nearest marked pixel to this one, px; NOWHERE where nothing is marked. */
  dx: Int16Array;
  dy: Int16Array;
}

/** Both offsets where nothing is marked at all. */
export const NOWHERE = 16_000;

/** Two passes with eight neighbours (Danielsson, “Euclidean Distance Mapping”, 1980): exact but for rare errors below a pixel. */
export function nearestMarked(marked: Uint8Array, width: number, height: number): Nearest {
  const dx = new Int16Array(marked.length);
  const dy = new Int16Array(marked.length);
  for (let i = 0; i < marked.length; i++) if (!marked[i]) dx[i] = dy[i] = NOWHERE;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const i = row + x;
      if (x > 0) consider(dx, dy, i, i - 1, 1, 0);
      if (y === 0) continue;
      consider(dx, dy, i, i - width, 0, 1);
      if (x > 0) consider(dx, dy, i, i - width - 1, 1, 1);
      if (x < width - 1) consider(dx, dy, i, i - width + 1, -1, 1);
    }
    for (let x = width - 2; x >= 0; x--) consider(dx, dy, row + x, row + x + 1, -1, 0);
  }
  for (let y = height - 1; y >= 0; y--) {
    const row = y * width;
    for (let x = width - 1; x >= 0; x--) {
      const i = row + x;
      if (x < width - 1) consider(dx, dy, i, i + 1, -1, 0);
      if (y === height - 1) continue;
      consider(dx, dy, i, i + width, 0, -1);
      if (x < width - 1) consider(dx, dy, i, i + width + 1, -1, -1);
      if (x > 0) consider(dx, dy, i, i + width - 1, 1, -1);
    }
    for (let x = 1; x < width; x++) consider(dx, dy, row + x, row + x - 1, 1, 0);
  }
  return { dx, dy };
}

function consider(dx: Int16Array, dy: Int16Array, i: number, from: number, stepX: number, stepY: number): void {
  const ownX = dx[i];
  const ownY = dy[i];
  if (dx[from] === NOWHERE || (ownX === 0 && ownY === 0)) return;
  const x = dx[from] + stepX;
  const y = dy[from] + stepY;
  if (ownX !== NOWHERE && x * x + y * y >= ownX * ownX + ownY * ownY) return;
  dx[i] = x;
  dy[i] = y;
}
