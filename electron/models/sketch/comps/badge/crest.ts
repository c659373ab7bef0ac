import { blend, shade, tint } from '../../tint.ts';
import { group, n, path, rect } from '../../vector.ts';
import type { AreaPlan } from '../comp.ts';
import { castShadow, laurel, metal, rays, ribbon } from '../parts.ts';
import { type BadgeSheet, emblem, starRow } from './kit.ts';

function heater(x: number, y: number, w: number, h: number): string {
  return `M${n(x - w)} ${n(y - h * 0.86)} Q${n(x - w * 0.5)} ${n(y - h * 0.8)} ${n(x)} ${n(y - h)} Q${n(x + w * 0.5)} ${n(y - h * 0.8)} ${n(x + w)} ${n(y - h * 0.86)} C${n(x + w * 1.04)} ${n(y - h * 0.1)} ${n(x + w * 0.86)} ${n(y + h * 0.56)} ${n(x)} ${n(y + h)} C${n(x - w * 0.86)} ${n(y + h * 0.56)} ${n(x - w * 1.04)} ${n(y - h * 0.1)} ${n(x - w)} ${n(y - h * 0.86)} Z`;
}

export function crest(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, radius: R, metalColour } = sheet;
  const { scheme, random, texts } = request;
  const style = random.fork('crest');
  const y = sheet.y - (texts.length > 0 ? R * 0.1 : 0);
  const outer = heater(x, y, R * 0.74, R * 0.92);
  const field = heater(x, y, R * 0.645, R * 0.815);
  drawing.add(
    laurel(drawing, x, y + R * 0.02, R * 0.92, style.chance(0.5) ? metalColour : blend([82, 120, 72], scheme.main, 0.25), 96, 212, 0.22),
    castShadow(outer, 16),
    path(outer, metal(drawing, metalColour)),
    path(heater(x, y, R * 0.675, R * 0.85), shade(metalColour, 0.66)),
    group('', fieldOf(sheet, y, style.int(0, 3)), `clip-path="${drawing.clip(path(field, [0, 0, 0]))}"`),
    path(
      field,
      drawing.linear(
        [
          [0, [255, 255, 255], 0.28],
          [0.45, [255, 255, 255], 0],
          [1, [10, 6, 20], 0.34],
        ],
        62,
      ),
    ),
    path(
      `M${n(x - R * 0.6)} ${n(y - R * 0.66)} Q${n(x - R * 0.3)} ${n(y - R * 0.62)} ${n(x)} ${n(y - R * 0.78)} Q${n(x + R * 0.3)} ${n(y - R * 0.62)} ${n(x + R * 0.6)} ${n(y - R * 0.66)} C${n(x + R * 0.3)} ${n(y - R * 0.42)} ${n(x - R * 0.3)} ${n(y - R * 0.3)} ${n(x - R * 0.61)} ${n(y - R * 0.2)} Z`,
      [255, 255, 255],
      'opacity="0.1"',
    ),
  );
  const hasRibbon = texts.length > 0;
  drawing.add(emblem(sheet, x, y - (hasRibbon ? R * 0.14 : R * 0.04), R * (texts.length > 1 ? 0.68 : 0.8), ['lion', 'crown', 'eagle', 'sword', 'castle']));
  if (!hasRibbon) {
    drawing.add(starRow(x, y + R * 0.56, R * 0.07, metalColour, 3, R * 0.17));
    return [];
  }
  const banner = ribbon(drawing, {
    x,
    y: y + R * 0.56,
    width: R * 1.66,
    height: R * 0.31,
    bend: style.chance(0.6) ? R * 0.13 : 0,
    colour: scheme.light,
    ink: scheme.dark,
    font: 'cinzel',
    trim: metalColour,
  });
  drawing.add(banner.markup);
  const plate = R * 0.2;
  const areas: AreaPlan[] = [banner.area];
  if (texts.length > 1) {
    const top = y - R * 0.7;
    drawing.add(rect(x - R * 0.5, top, R, plate, scheme.dark, plate * 0.2, `stroke="rgb(${metalColour.join()})" stroke-width="${n(R * 0.012)}"`));
    areas.push({ x: x - R * 0.46, y: top + plate * 0.14, width: R * 0.92, height: plate * 0.72, ink: scheme.light, font: 'cinzel', place: 'plate' });
  }
  if (texts.length > 2) {
    const low = y + R * 0.86;
    drawing.add(
      rect(x - R * 0.42, low, R * 0.84, plate * 0.9, scheme.dark, plate * 0.45, `stroke="rgb(${metalColour.join()})" stroke-width="${n(R * 0.012)}"`),
    );
    areas.push({ x: x - R * 0.36, y: low + plate * 0.15, width: R * 0.72, height: plate * 0.6, ink: scheme.light, font: 'oswald' });
  }
  return areas;
}

/** Divisions of the field, as heralds name them: per pale, per chevron, quarterly, bend. */
function fieldOf({ request, x, radius: R }: BadgeSheet, y: number, kind: number): string {
  const { scheme } = request;
  const base = rect(x - R, y - R, R * 2, R * 2, scheme.main);
  const other = blend(scheme.dark, scheme.main, 0.25);
  if (kind === 0) return base + rect(x, y - R, R, R * 2, other);
  if (kind === 1)
    return base + path(`M${n(x - R)} ${n(y + R * 0.5)} L${n(x)} ${n(y - R * 0.25)} L${n(x + R)} ${n(y + R * 0.5)} V${n(y + R)} H${n(x - R)} Z`, other);
  if (kind === 2) return base + rect(x, y - R, R, R, other) + rect(x - R, y, R, R, other);
  return (
    base +
    path(`M${n(x - R)} ${n(y - R * 0.9)} L${n(x + R)} ${n(y + R * 0.7)} V${n(y + R * 1.1)} L${n(x - R)} ${n(y - R * 0.5)} Z`, other) +
    path(rays(x, y - R * 0.1, R * 1.6, 16), tint(scheme.main, 0.4), 'opacity="0.14"')
  );
}
