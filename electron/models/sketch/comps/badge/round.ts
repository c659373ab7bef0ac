import { luminanceOf, shade, tint } from '../../tint.ts';
import { circle, group, n, path } from '../../vector.ts';
import type { AreaPlan, CompRequest } from '../comp.ts';
import { starPath } from '../objects/kit.ts';
import { castShadow, metal, rays, ribbon, ringPath, scallopPath, softShadow } from '../parts.ts';
import { type BadgeSheet, emblem, wishesOf } from './kit.ts';

export function round(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, y, radius: R, metalColour } = sheet;
  const { scheme, random } = request;
  const band = scheme.dark;
  const style = random.fork('round');
  const rim = style.chance(0.5) ? scallopPath(x, y, R, style.pick([36, 48, 60]), R * 0.016) : ringPath(x, y, R * 1.015, 0);
  const inner = R * 0.66;
  drawing.add(
    castShadow(rim, 14),
    path(rim, metal(drawing, metalColour)),
    circle(x, y, R * 0.955, shade(metalColour, 0.62)),
    circle(
      x,
      y,
      R * 0.94,
      drawing.radial(
        [
          [0, tint(band, 0.12)],
          [0.7, band],
          [1, shade(band, 0.35)],
        ],
        0.42,
        0.36,
        0.7,
      ),
    ),
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(R * 0.905)}" fill="none" stroke="rgb(${metalColour.join()})" stroke-width="${n(R * 0.008)}"/>`,
    path(ringPath(x, y, inner + R * 0.035, inner - R * 0.005), metal(drawing, metalColour, 242), 'fill-rule="evenodd"'),
    circle(
      x,
      y,
      inner,
      drawing.radial(
        [
          [0, tint(scheme.main, 0.72)],
          [0.45, tint(scheme.main, 0.3)],
          [0.75, scheme.main],
          [1, shade(scheme.main, 0.4)],
        ],
        0.5,
        0.42,
        0.62,
      ),
    ),
    group(
      '',
      path(rays(x, y - R * 0.06, inner * 1.3, 20, style.range(0, 0.3)), tint(scheme.main, 0.55), 'opacity="0.22"'),
      `clip-path="${drawing.clip(circle(x, y, inner * 0.99, [0, 0, 0]))}"`,
    ),
  );
  const places = roundPlaces(request);
  const hasRibbon = places.includes('ribbon');
  drawing.add(
    softShadow(drawing, x, y + R * (hasRibbon ? 0.2 : 0.4), R * 0.44, R * 0.08, 0.5),
    emblem(sheet, x, y - (hasRibbon ? R * 0.14 : 0), R * (hasRibbon ? 0.76 : 0.9)),
  );
  const middle = R * 0.795;
  for (const angle of [-8, 188]) {
    const a = (angle * Math.PI) / 180;
    drawing.add(path(starPath(x + Math.cos(a) * middle, y + Math.sin(a) * middle, R * 0.062, 5, 0.45), metal(drawing, metalColour)));
  }
  const sector = { centreX: x, centreY: y, inner: R * 0.72, outer: R * 0.88 };
  // The ribbon hides the ring's flanks: what is left below it is shorter.
  const half = hasRibbon ? 41 : 68;
  const arc = { x: 0, y: 0, width: 0, height: 0, ink: scheme.light, font: 'oswald' };
  const areas: AreaPlan[] = places.flatMap((place): AreaPlan[] => {
    if (place === 'arc-top') return [{ ...arc, place, arc: { ...sector, from: 200, to: 340, isLower: false } }];
    if (place === 'arc-bottom') return [{ ...arc, place, arc: { ...sector, from: 90 - half, to: 90 + half, isLower: true } }];
    return [];
  });
  if (!places.includes('arc-top')) drawing.add(bead(sheet, middle, 206, 334));
  if (!places.includes('arc-bottom')) drawing.add(hasRibbon ? starArc(sheet, middle, 5) : bead(sheet, middle, 25, 155));
  if (!hasRibbon) return areas;
  // "Navy and cream" leaves no room for a third colour.
  const isPair = request.palette.named.length === 2 && request.palette.named.includes(scheme.light);
  const cloth = isPair ? scheme.light : scheme.accent;
  const banner = ribbon(drawing, {
    x,
    y: y + R * 0.42,
    width: R * 1.62,
    height: R * 0.3,
    bend: style.pick([0, R * 0.1]),
    colour: cloth,
    ink: luminanceOf(cloth) > 0.25 ? scheme.dark : scheme.light,
    font: 'lilita-one',
  });
  drawing.add(banner.markup);
  return places.map((place) => areas.find((area) => area.place === place) ?? banner.area);
}

/** The parts of a round badge that carry lettering, in the order of the strings. */
function roundPlaces(request: CompRequest): ('arc-top' | 'arc-bottom' | 'ribbon')[] {
  const count = Math.min(3, request.texts.length);
  const { isArc, isLow, isHigh, isRibbon, isCentre } = wishesOf(request);
  if (!isArc) return (['ribbon', 'arc-top', 'arc-bottom'] as const).slice(0, count);
  if (count === 1) return [isLow && !isHigh ? 'arc-bottom' : 'arc-top'];
  if (isRibbon || (isCentre && count === 2 && !(isHigh && isLow))) return (['arc-top', 'ribbon', 'arc-bottom'] as const).slice(0, count);
  return (['arc-top', 'arc-bottom', 'ribbon'] as const).slice(0, count);
}

/** A rope of beads along part of a ring that stays without lettering. */
function bead({ x, y, radius, metalColour }: BadgeSheet, at: number, from: number, to: number): string {
  const count = Math.round((to - from) / 6);
  return Array.from({ length: count + 1 }, (_, i) => {
    const a = ((from + ((to - from) * i) / count) * Math.PI) / 180;
    return circle(x + Math.cos(a) * at, y + Math.sin(a) * at, radius * (i % 2 ? 0.012 : 0.022), i % 2 ? tint(metalColour, 0.3) : metalColour);
  }).join('');
}

function starArc({ x, y, radius, metalColour }: BadgeSheet, at: number, count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const a = ((90 + (i - (count - 1) / 2) * 13) * Math.PI) / 180;
    return path(starPath(x + Math.cos(a) * at, y + Math.sin(a) * at, radius * 0.045, 5, 0.45, (a * 180) / Math.PI + 180), metalColour);
  }).join('');
}
