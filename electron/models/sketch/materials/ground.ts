import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { addGrain } from '../noise.ts';
import { shade } from '../palette.ts';
import { smoothStep, warped } from '../plane.ts';
import { baseColour, bentCells, cellsOf, has, noiseOf, planeOf, rampOf, type Sheet, type Surface, seedOf } from './surface.ts';

/** Wind ripples, forked here and there, over coarse grains. */
export function sand(sheet: Sheet): Surface {
  const { width, height } = sheet;
  const base = baseColour(sheet, has(sheet, 'soil', 'dirt', 'mud', 'earth') ? [112, 82, 58] : [218, 188, 140]);
  const isFlat = has(sheet, 'soil', 'dirt', 'mud', 'earth', 'gravel', 'fine');
  const bend = noiseOf(sheet, 'bend', 3, 4, { gain: 0.45 });
  const fork = noiseOf(sheet, 'fork', 6, 3, { stretch: 1.6 });
  const grains = noiseOf(sheet, 'grains', 260, 2, { gain: 0.8 });
  const lumps = noiseOf(sheet, 'lumps', 14, 5, { gain: 0.6 });
  const rows = cellsOf(sheet, 15).cellsY;
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [rampOf(base, 0.2)],
    relief: isFlat ? 22 : 19,
    shine: 0.03,
    hollows: 0.7,
    hollowRadius: 14,
    mottle: 1.2,
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const phase = (y / height) * rows + bend.data[i] * 2.2 + fork.data[i] * 0.9;
      const at = phase - Math.floor(phase);
      // Gentle windward, steep lee side; no kink in the trough.
      const ripple = at < 0.7 ? 0.5 - 0.5 * Math.cos((at / 0.7) * Math.PI) : 0.5 + 0.5 * Math.cos(((at - 0.7) / 0.3) * Math.PI);
      const wave = isFlat ? 0 : ripple * (0.62 + fork.data[i] * 0.5);
      surface.height.data[i] = wave + lumps.data[i] * (isFlat ? 0.6 : 0.1) + grains.data[i] * 0.07;
      surface.tone.data[i] = 0.42 + wave * 0.16 + grains.data[i] * 0.16 + lumps.data[i] * (isFlat ? 0.3 : 0.06);
    }
  }
  addGrain(surface.tone, 0.16, seedOf(sheet, 'grain'));
  return surface;
}

/** A clear pool with a net of light, or open sea when the prompt says so. */
export function water(sheet: Sheet): Surface {
  const base = baseColour(sheet, [32, 128, 158]);
  const isSea = has(sheet, 'sea', 'ocean', 'wave', 'rough', 'deep', 'storm');
  const dx = noiseOf(sheet, 'dx', 5, 3);
  const dy = noiseOf(sheet, 'dy', 5, 3);
  const ripple = noiseOf(sheet, 'ripple', isSea ? 9 : 6, 5, { stretch: isSea ? 1.8 : 1.2, shape: isSea ? 'ridged' : 'smooth', gain: 0.48 });
  const deep: Colour = shade(base, -0.2);
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [[deep, shade(base, -0.09), base, shade(base, 0.13), mixColours(shade(base, 0.34), [255, 255, 255], 0.4)]],
    relief: isSea ? 34 : 26,
    shine: 0.55,
    tightness: 70,
    hollows: 0.25,
    hollowRadius: 18,
    mottle: 0.8,
  };
  const net = isSea ? null : [causticNet(sheet, 'coarse', 8), causticNet(sheet, 'fine', 13)];
  for (let i = 0; i < dx.data.length; i++) {
    const light = net ? Math.min(1, net[0].data[i] * 0.75 + net[1].data[i] * 0.45) : Math.max(0, ripple.data[i]) * 0.4;
    surface.height.data[i] = ripple.data[i] * 0.5 + dx.data[i] * 0.3;
    surface.tone.data[i] = 0.3 + dy.data[i] * 0.18 + light * 0.58 + ripple.data[i] * 0.1;
  }
  return surface;
}

/** Thin bright borders of strongly bent cells, as refracted light draws them on a pool's floor. */
function causticNet(sheet: Sheet, name: string, count: number) {
  const net = bentCells(sheet, name, count, 0.85, 'border', count, 2, 0.34 / count);
  for (let i = 0; i < net.data.length; i++) {
    const near = Math.max(0, 1 - net.data[i] * 4.2);
    net.data[i] = near * near * near * near + near * 0.16;
  }
  return net;
}

/** Cumulus from below: bright crowns, grey bellies, blue between. */
export function clouds(sheet: Sheet): Surface {
  const sky = baseColour(sheet, [92, 146, 204]);
  const isStorm = has(sheet, 'storm', 'dark', 'thunder', 'grey', 'gray');
  const dx = noiseOf(sheet, 'dx', 4, 5);
  const dy = noiseOf(sheet, 'dy', 4, 5);
  const body = warped(noiseOf(sheet, 'body', 4, 6, { gain: 0.5 }), dx, dy, sheet.short / 12, sheet.short / 12);
  const cloud: Colour[] = isStorm
    ? rampOf([128, 132, 142], 0.24)
    : [
        [150, 160, 182],
        [196, 202, 214],
        [232, 234, 238],
        [252, 250, 246],
      ];
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [rampOf(sky, 0.12), cloud],
    blend: planeOf(sheet),
    relief: 17,
    shine: 0,
    hollows: 0.5,
    hollowRadius: 40,
    mottle: 0.5,
  };
  for (let i = 0; i < body.data.length; i++) {
    const density = body.data[i] + 0.14;
    const share = smoothStep(-0.06, 0.38, density);
    surface.blend!.data[i] = share;
    surface.tone.data[i] = share > 0 ? 0.55 + dy.data[i] * 0.3 * share + share * 0.3 : 0.5;
    surface.height.data[i] = share * 0.45 + Math.max(0, body.data[i]) * 0.55;
  }
  return surface;
}
