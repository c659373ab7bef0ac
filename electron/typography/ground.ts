import type { Colour } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { arcBandOf } from './arc.ts';
import { relativeLuminance } from './contrast.ts';
import { perspectiveBox } from './perspective.ts';

/** What lies under lettering. */
export interface Ground {
  mean: Colour;
  /** Relative luminances below and above which a twentieth of the ground lies. */
  low: number;
  high: number;
  /** Mean step between neighbouring samples, 0 (flat) – 1; above 0.04 small lettering starts to suffer. */
  busyness: number;
  /** Share of samples that are not transparent. */
  opaque: number;
}

/** Samples the image under an area's box or arc band. Where nothing opaque lies there, the area's own `ground` is taken. */
export function measureGround(image: Raster, area: LetteringArea): Ground {
  const all = new Float64Array(COLUMNS * ROWS);
  const sums = [0, 0, 0];
  let found = 0;
  let steps = 0;
  let count = 0;
  let last = -1;
  eachSample(area, (x, y, isRowStart) => {
    if (isRowStart) last = -1;
    const column = Math.round(x);
    const row = Math.round(y);
    if (column < 0 || row < 0 || column >= image.width || row >= image.height) return;
    count++;
    const colour = colourAt(image, column, row);
    if (!colour) return;
    for (let c = 0; c < 3; c++) sums[c] += colour[c];
    const luma = (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255;
    if (last >= 0) steps += Math.abs(luma - last);
    last = luma;
    all[found++] = relativeLuminance(colour);
  });
  if (found < 0.05 * count || found === 0) {
    const luminance = relativeLuminance(area.ground);
    return { mean: area.ground, low: luminance, high: luminance, busyness: 0, opaque: 0 };
  }
  const luminances = all.subarray(0, found).sort();
  const mean = sums.map((sum) => Math.round(sum / found)) as Colour;
  return { mean, low: luminances[Math.floor(found * 0.05)], high: luminances[Math.floor(found * 0.95)], busyness: steps / found, opaque: found / count };
}

function colourAt({ data, width, channels }: Raster, x: number, y: number): Colour | null {
  const at = (y * width + x) * channels;
  if (channels === 1) return [data[at], data[at], data[at]];
  return channels === 4 && data[at + 3] < 128 ? null : [data[at], data[at + 1], data[at + 2]];
}

const COLUMNS = 96;
const ROWS = 24;

/** A grid over the area as it lies in the image: turned with the box, bent with the arc, seen in perspective. */
function eachSample(area: LetteringArea, visit: (x: number, y: number, isRowStart: boolean) => void): void {
  const { box, path } = area;
  const band = path.kind === 'arc' ? arcBandOf({ ...area, path }) : null;
  const flat = path.kind === 'perspective' ? perspectiveBox(path.quad) : null;
  const [centreX, centreY] = [box.x + box.width / 2, box.y + box.height / 2];
  const cos = Math.cos((area.rotation * Math.PI) / 180);
  const sin = Math.sin((area.rotation * Math.PI) / 180);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const along = (column + 0.5) / COLUMNS;
      const across = (row + 0.5) / ROWS;
      let x = box.x + along * box.width;
      let y = box.y + across * box.height;
      if (flat) [x, y] = flat.toImage(along * flat.width, across * flat.height);
      if (band) {
        const angle = band.from + (band.to - band.from) * along;
        const radius = band.radius + (band.inside ? -1 : 1) * band.height * across;
        x = band.centreX + Math.cos(angle) * radius;
        y = band.centreY + Math.sin(angle) * radius;
      }
      visit(centreX + (x - centreX) * cos - (y - centreY) * sin, centreY + (x - centreX) * sin + (y - centreY) * cos, column === 0);
    }
  }
}
