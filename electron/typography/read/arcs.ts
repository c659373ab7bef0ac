import type { LetteringArea } from '../../../shared/lettering.ts';
import type { ArcBand } from '../ports.ts';

/**
 * Fits a band to pixels of a curved region (least squares, Kåsa 1976), or null where a circle explains them no better than a box.
 * @param xs, ys pixel centres
 */
export function fitArc(xs: Float64Array, ys: Float64Array): ArcBand | null {
  const circle = fitCircle(xs, ys);
  if (!circle) return null;
  const { centreX, centreY, radius } = circle;
  const count = xs.length;
  let spread = 0;
  const bins = new Uint32Array(360);
  for (let i = 0; i < count; i++) {
    const dx = xs[i] - centreX;
    const dy = ys[i] - centreY;
    spread += (Math.hypot(dx, dy) - radius) ** 2;
    bins[(((Math.atan2(dy, dx) * 180) / Math.PI + 360) % 360) | 0]++;
  }
  // A uniform band of thickness t has variance t²/12.
  const thickness = Math.sqrt((spread / count) * 12);
  const span = occupiedSpan(bins);
  const length = (span.degrees * Math.PI * radius) / 180;
  const fill = count / Math.max(1, length * thickness);
  if (span.degrees < 20 || span.degrees > 340 || thickness > radius * 0.9 || length < thickness * 2 || fill < 0.6) return null;
  return { centreX, centreY, radius, startAngle: span.start, endAngle: span.start + span.degrees, thickness, inside: false };
}

function fitCircle(xs: Float64Array, ys: Float64Array): { centreX: number; centreY: number; radius: number } | null {
  const count = xs.length;
  let [mx, my] = [0, 0];
  for (let i = 0; i < count; i++) {
    mx += xs[i] / count;
    my += ys[i] / count;
  }
  let [uu, uv, vv, uz, vz] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const u = xs[i] - mx;
    const v = ys[i] - my;
    const z = u * u + v * v;
    uu += u * u;
    uv += u * v;
    vv += v * v;
    uz += u * z;
    vz += v * z;
  }
  const determinant = 2 * (uu * vv - uv * uv);
  if (Math.abs(determinant) < 1e-6) return null;
  const u = (uz * vv - vz * uv) / determinant;
  const v = (vz * uu - uz * uv) / determinant;
  return { centreX: mx + u, centreY: my + v, radius: Math.sqrt(u * u + v * v + (uu + vv) / count) };
}

/** The arc left when the longest empty stretch of the full turn is taken away. */
function occupiedSpan(bins: Uint32Array): { start: number; degrees: number } {
  let [bestStart, bestLength, run] = [0, 0, 0];
  for (let i = 0; i < 720; i++) {
    run = bins[i % 360] === 0 ? run + 1 : 0;
    if (run > bestLength && run <= 360) {
      bestLength = run;
      bestStart = i - run + 1;
    }
  }
  return { start: (bestStart + bestLength) % 360, degrees: 360 - bestLength };
}

/** The band grown by `margin` px all round. */
export function growBand(band: ArcBand, margin: number): ArcBand {
  const degrees = (margin / band.radius) * (180 / Math.PI);
  return { ...band, startAngle: band.startAngle - degrees, endAngle: band.endAngle + degrees, thickness: band.thickness + 2 * margin };
}

/**
 * The band of an area whose path is an arc: from below the descenders to above the capitals of letters `fontSize` px high.
 * @returns null for straight areas
 */
export function bandOfArea(area: LetteringArea, fontSize: number): ArcBand | null {
  if (area.path.kind !== 'arc') return null;
  const { centreX, centreY, radius, startAngle, endAngle, inside } = area.path;
  const [below, above] = [0.35 * fontSize, 1.05 * fontSize];
  const [low, high] = [Math.min(startAngle, endAngle), Math.max(startAngle, endAngle)];
  const middle = inside ? radius - (above - below) / 2 : radius + (above - below) / 2;
  const band = { centreX, centreY, radius: middle, startAngle: low, endAngle: high, thickness: below + above, inside };
  // Letters that touch the strip's ends are misread.
  return growBand(band, 0.2 * fontSize);
}
