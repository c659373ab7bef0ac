/** Reads single pixels of an image that is loaded by its address. */
export interface PixelReader {
  /** RGBA, 0–255; null while it loads, or outside. */
  read(x: number, y: number): [number, number, number, number] | null;
}

/** One pixel is drawn for each look: the whole picture is never copied. */
export function createPixelReader(url: string): PixelReader {
  const image = new Image();
  image.src = url;
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return {
    read(x, y) {
      if (context === null || !image.complete || x < 0 || y < 0 || x >= image.naturalWidth || y >= image.naturalHeight) return null;
      context.clearRect(0, 0, 1, 1);
      context.drawImage(image, x, y, 1, 1, 0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha];
    },
  };
}
