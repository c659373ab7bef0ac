import type { Colour } from '../../../../../shared/geometry.ts';
import { blend, luminanceOf, shade, tint } from '../../tint.ts';
import { circle, group, n, path, rect } from '../../vector.ts';
import type { AreaPlan } from '../comp.ts';
import { polygonPath } from '../objects/kit.ts';
import { castShadow, rays, ribbon, ringPath, softShadow } from '../parts.ts';
import { type BadgeSheet, emblem, starRow, wishesOf } from './kit.ts';

export function patch(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, y, radius: R } = sheet;
  const { scheme, random, texts } = request;
  const isHexagon = request.words.some((word) => word.startsWith('hexagon')) || random.fork('patch').chance(0.5);
  const shape = (r: number) => (isHexagon ? polygonPath(x, y, r * 1.06, 6) : ringPath(x, y, r, 0));
  const sky = blend(scheme.main, scheme.light, 0.3);
  const thread = (r: number, colour: Colour, width: number, dash: string) =>
    `<path d="${shape(r)}" fill="none" stroke="rgb(${colour.map(Math.round).join()})" stroke-width="${n(width)}" stroke-dasharray="${dash}" stroke-linejoin="round"/>`;
  drawing.add(castShadow(shape(R), 14), path(shape(R), scheme.dark), path(shape(R * 0.93), scheme.light), path(shape(R * 0.895), scheme.main));
  const inside = [
    rect(
      x - R,
      y - R,
      R * 2,
      R * 2,
      drawing.linear([
        [0, shade(sky, 0.12)],
        [0.6, tint(sky, 0.35)],
      ]),
    ),
    circle(x, y + R * 0.02, R * 0.5, scheme.accent),
    path(rays(x, y, R * 1.4, 24), scheme.light, 'opacity="0.16"'),
    path(
      `M${n(x - R)} ${n(y + R * 0.34)} L${n(x - R * 0.55)} ${n(y - R * 0.02)} L${n(x - R * 0.3)} ${n(y + R * 0.18)} L${n(x + R * 0.36)} ${n(y - R * 0.06)} L${n(x + R)} ${n(y + R * 0.34)} V${n(y + R)} H${n(x - R)} Z`,
      blend(scheme.main, scheme.dark, 0.35),
    ),
    path(
      `M${n(x - R)} ${n(y + R * 0.42)} Q${n(x - R * 0.3)} ${n(y + R * 0.24)} ${n(x)} ${n(y + R * 0.38)} T${n(x + R)} ${n(y + R * 0.36)} V${n(y + R)} H${n(x - R)} Z`,
      scheme.dark,
    ),
  ];
  drawing.add(group('', inside.join(''), `clip-path="${drawing.clip(path(shape(R * 0.87), [0, 0, 0]))}"`));
  drawing.add(
    thread(R * 0.965, tint(scheme.dark, 0.3), R * 0.06, `${n(R * 0.012)} ${n(R * 0.012)}`),
    thread(R * 0.885, scheme.light, R * 0.012, `${n(R * 0.04)} ${n(R * 0.025)}`),
  );
  drawing.add(emblem(sheet, x, y - R * (texts.length > 1 ? 0.02 : 0.1), R * 0.78, ['pine', 'compass', 'tent', 'mountain']));
  const width = isHexagon ? R * 1.2 : R * 1.16;
  const areas: AreaPlan[] = [{ x: x - width * 0.5, y: y + R * 0.44, width, height: R * 0.22, ink: scheme.light, font: 'lilita-one' }];
  if (texts.length > 0 && wishesOf(request).isRibbon) {
    const ink = luminanceOf(scheme.accent) > 0.25 ? scheme.dark : scheme.light;
    const banner = ribbon(drawing, { x, y: y + R * 0.54, width: R * 1.6, height: R * 0.28, bend: 0, colour: scheme.accent, ink, font: 'lilita-one' });
    drawing.add(banner.markup);
    areas[0] = banner.area;
  }
  if (texts.length > 1) areas.push({ x: x - R * 0.42, y: y - R * 0.7, width: R * 0.84, height: R * 0.16, ink: scheme.dark, font: 'oswald' });
  if (texts.length > 2) areas.push({ x: x - R * 0.32, y: y + R * 0.67, width: R * 0.64, height: R * 0.11, ink: scheme.light, font: 'oswald' });
  if (texts.length === 0) drawing.add(starRow(x, y + R * 0.58, R * 0.075, scheme.accent, 3, R * 0.19));
  return texts.length === 0 ? [] : areas;
}

export function mascot(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, y, radius: R } = sheet;
  const { scheme, texts } = request;
  const plate = (k: number, dy = 0) =>
    `M${n(x)} ${n(y - R * k + dy)} L${n(x + R * 0.42 * k)} ${n(y - R * 0.8 * k + dy)} L${n(x + R * 0.9 * k)} ${n(y - R * 0.78 * k + dy)} L${n(x + R * 0.84 * k)} ${n(y + R * 0.2 * k + dy)} L${n(x + R * 0.5 * k)} ${n(y + R * 0.7 * k + dy)} L${n(x)} ${n(y + R * k + dy)} L${n(x - R * 0.5 * k)} ${n(y + R * 0.7 * k + dy)} L${n(x - R * 0.84 * k)} ${n(y + R * 0.2 * k + dy)} L${n(x - R * 0.9 * k)} ${n(y - R * 0.78 * k + dy)} L${n(x - R * 0.42 * k)} ${n(y - R * 0.8 * k + dy)} Z`;
  const half = `M${n(x)} ${n(y - R)} L${n(x + R)} ${n(y - R)} V${n(y + R)} H${n(x)} Z`;
  drawing.add(
    castShadow(plate(1), 18),
    path(plate(1), shade(scheme.dark, 0.4)),
    path(plate(0.95), scheme.light),
    path(plate(0.91), scheme.dark),
    path(
      plate(0.83),
      drawing.linear([
        [0, tint(scheme.main, 0.22)],
        [1, shade(scheme.main, 0.25)],
      ]),
    ),
    group(
      '',
      path(half, shade(scheme.main, 0.5), 'opacity="0.35"') + path(rays(x, y - R * 0.1, R * 1.5, 14, 0.22), tint(scheme.main, 0.4), 'opacity="0.2"'),
      `clip-path="${drawing.clip(path(plate(0.83), [0, 0, 0]))}"`,
    ),
  );
  const headY = y - R * (texts.length > 0 ? 0.2 : 0.02);
  const size = R * (texts.length > 0 ? 1.12 : 1.3);
  drawing.add(
    softShadow(drawing, x, headY + size * 0.06, size * 0.58, size * 0.56, 0.6),
    emblem(sheet, x, headY, size, ['wolf', 'lion', 'eagle', 'bear', 'fox', 'dragon']),
  );
  if (texts.length === 0) return [];
  const top = y + R * 0.34;
  const band = (grow: number) =>
    `M${n(x - R * 1.02 - grow)} ${n(top + R * 0.06 - grow)} L${n(x + R * 1.02 + grow)} ${n(top - R * 0.02 - grow)} L${n(x + R * 0.92 + grow * 1.1)} ${n(top + R * 0.34 + grow)} L${n(x - R * 0.92 - grow * 1.1)} ${n(top + R * 0.4 + grow)} Z`;
  drawing.add(
    castShadow(band(18), 12),
    path(band(20), shade(scheme.dark, 0.4)),
    path(band(10), scheme.light),
    path(
      band(0),
      drawing.linear([
        [0, tint(scheme.accent, 0.2)],
        [1, shade(scheme.accent, 0.12)],
      ]),
    ),
  );
  const areas: AreaPlan[] = [
    {
      x: x - R * 0.84,
      y: top + R * 0.065,
      width: R * 1.68,
      height: R * 0.26,
      rotation: -2,
      ink: luminanceOf(scheme.accent) > 0.22 ? shade(scheme.dark, 0.3) : scheme.light,
      font: 'bangers',
    },
  ];
  for (const [count, middle] of [
    [2, y + R * 0.93],
    [3, y - R * 0.93],
  ] as const) {
    if (texts.length < count) continue;
    const tab = (grow: number) =>
      rect(
        x - R * 0.46 - grow,
        middle - R * 0.085 - grow,
        R * 0.92 + grow * 2,
        R * 0.17 + grow * 2,
        grow > 10 ? shade(scheme.dark, 0.4) : grow > 4 ? scheme.light : scheme.dark,
        12 + grow,
      );
    drawing.add(tab(16) + tab(9) + tab(0));
    areas.push({ x: x - R * 0.42, y: middle - R * 0.065, width: R * 0.84, height: R * 0.13, ink: scheme.light, font: 'anton' });
  }
  return areas;
}
