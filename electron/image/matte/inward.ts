/** Chamfer distance (3-4, in thirds of a px) of every pixel to the marked region; 0 inside it. */
export function distanceInward(region: Uint8Array, width: number, height: number): Uint16Array {
  const far = 0xfff0;
  const distance = new Uint16Array(region.length);
  for (let i = 0; i < region.length; i++) distance[i] = region[i] === 1 ? 0 : far;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (distance[i] === 0) continue;
      let nearest = distance[i];
      if (x > 0) nearest = Math.min(nearest, distance[i - 1] + 3);
      if (y > 0) {
        nearest = Math.min(nearest, distance[i - width] + 3);
        if (x > 0) nearest = Math.min(nearest, distance[i - width - 1] + 4);
        if (x < width - 1) nearest = Math.min(nearest, distance[i - width + 1] + 4);
      }
      distance[i] = nearest;
    }
  }
  for (let y = height - 1, i = region.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      if (distance[i] === 0) continue;
      let nearest = distance[i];
      if (x < width - 1) nearest = Math.min(nearest, distance[i + 1] + 3);
      if (y < height - 1) {
        nearest = Math.min(nearest, distance[i + width] + 3);
        if (x < width - 1) nearest = Math.min(nearest, distance[i + width + 1] + 4);
        if (x > 0) nearest = Math.min(nearest, distance[i + width - 1] + 4);
      }
      distance[i] = nearest;
    }
  }
  return distance;
}
