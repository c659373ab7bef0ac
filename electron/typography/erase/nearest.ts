/** For every pixel the nearest marked one. */
export interface Nearest {
  /** Offset from the nearest marked pixel to this one, px; NOWHERE where nothing marked is in reach. */
  dx: Int16Array;
  dy: Int16Array;
}

/** Both offsets where nothing is marked in reach. */
export const NOWHERE = 16_000;

/**
 * Two passes with eight neighbours (Danielsson, “Euclidean Distance Mapping”, 1980): exact but for rare errors below a pixel.
 * @param reach px; what is farther from anything marked is not looked at, which makes most of a picture cheap
 */
export function nearestMarked(marked: Uint8Array, width: number, height: number, reach = NOWHERE): Nearest {
  const nearest = { dx: new Int16Array(marked.length), dy: new Int16Array(marked.length) };
  const most = reach * reach;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    forward(nearest, marked, row, width, most);
    backAlong(nearest, row, row + width - 2, most);
  }
  for (let y = height - 1; y >= 0; y--) {
    const row = y * width;
    if (y < height - 1) upward(nearest, row, width, most);
    else backAlong(nearest, row, row + width - 2, most);
    onward(nearest, row, width, most);
  }
  return nearest;
}

/** From the left neighbour and the three above. */
function forward({ dx, dy }: Nearest, marked: Uint8Array, row: number, width: number, most: number): void {
  let leftX = NOWHERE;
  let leftY = NOWHERE;
  for (let x = 0, i = row, up = row - width; x < width; x++, i++, up++) {
    if (marked[i]) {
      leftX = leftY = 0;
      continue;
    }
    let bestX = NOWHERE;
    let bestY = NOWHERE;
    let best = most + 1;
    if (leftX !== NOWHERE) {
      const square = (leftX + 1) * (leftX + 1) + leftY * leftY;
      if (square < best) {
        bestX = leftX + 1;
        bestY = leftY;
        best = square;
      }
    }
    if (up >= 0) {
      if (dx[up] !== NOWHERE) {
        const square = dx[up] * dx[up] + (dy[up] + 1) * (dy[up] + 1);
        if (square < best) {
          bestX = dx[up];
          bestY = dy[up] + 1;
          best = square;
        }
      }
      if (x > 0 && dx[up - 1] !== NOWHERE) {
        const square = (dx[up - 1] + 1) * (dx[up - 1] + 1) + (dy[up - 1] + 1) * (dy[up - 1] + 1);
        if (square < best) {
          bestX = dx[up - 1] + 1;
          bestY = dy[up - 1] + 1;
          best = square;
        }
      }
      if (x < width - 1 && dx[up + 1] !== NOWHERE) {
        const square = (dx[up + 1] - 1) * (dx[up + 1] - 1) + (dy[up + 1] + 1) * (dy[up + 1] + 1);
        if (square < best) {
          bestX = dx[up + 1] - 1;
          bestY = dy[up + 1] + 1;
          best = square;
        }
      }
    }
    dx[i] = leftX = bestX;
    dy[i] = leftY = bestY;
  }
}

/** From the right neighbour and the three below. */
function upward({ dx, dy }: Nearest, row: number, width: number, most: number): void {
  let rightX = NOWHERE;
  let rightY = NOWHERE;
  for (let x = width - 1, i = row + width - 1, down = i + width; x >= 0; x--, i--, down--) {
    let bestX = dx[i];
    let bestY = dy[i];
    if (bestX === 0 && bestY === 0) {
      rightX = rightY = 0;
      continue;
    }
    let best = bestX === NOWHERE ? most + 1 : bestX * bestX + bestY * bestY;
    if (rightX !== NOWHERE) {
      const square = (rightX - 1) * (rightX - 1) + rightY * rightY;
      if (square < best) {
        bestX = rightX - 1;
        bestY = rightY;
        best = square;
      }
    }
    if (dx[down] !== NOWHERE) {
      const square = dx[down] * dx[down] + (dy[down] - 1) * (dy[down] - 1);
      if (square < best) {
        bestX = dx[down];
        bestY = dy[down] - 1;
        best = square;
      }
    }
    if (x < width - 1 && dx[down + 1] !== NOWHERE) {
      const square = (dx[down + 1] - 1) * (dx[down + 1] - 1) + (dy[down + 1] - 1) * (dy[down + 1] - 1);
      if (square < best) {
        bestX = dx[down + 1] - 1;
        bestY = dy[down + 1] - 1;
        best = square;
      }
    }
    if (x > 0 && dx[down - 1] !== NOWHERE) {
      const square = (dx[down - 1] + 1) * (dx[down - 1] + 1) + (dy[down - 1] - 1) * (dy[down - 1] - 1);
      if (square < best) {
        bestX = dx[down - 1] + 1;
        bestY = dy[down - 1] - 1;
        best = square;
      }
    }
    dx[i] = rightX = bestX;
    dy[i] = rightY = bestY;
  }
}

/** From the right neighbour. */
function backAlong({ dx, dy }: Nearest, first: number, last: number, most: number): void {
  for (let i = last; i >= first; i--) {
    if (dx[i + 1] === NOWHERE || (dx[i] === 0 && dy[i] === 0)) continue;
    const square = (dx[i + 1] - 1) * (dx[i + 1] - 1) + dy[i + 1] * dy[i + 1];
    if (square > most || (dx[i] !== NOWHERE && square >= dx[i] * dx[i] + dy[i] * dy[i])) continue;
    dx[i] = dx[i + 1] - 1;
    dy[i] = dy[i + 1];
  }
}

/** From the left neighbour. */
function onward({ dx, dy }: Nearest, row: number, width: number, most: number): void {
  for (let i = row + 1; i < row + width; i++) {
    if (dx[i - 1] === NOWHERE || (dx[i] === 0 && dy[i] === 0)) continue;
    const square = (dx[i - 1] + 1) * (dx[i - 1] + 1) + dy[i - 1] * dy[i - 1];
    if (square > most || (dx[i] !== NOWHERE && square >= dx[i] * dx[i] + dy[i] * dy[i])) continue;
    dx[i] = dx[i - 1] + 1;
    dy[i] = dy[i - 1];
  }
}
