import { shade, tint } from '../../tint.ts';
import { circle, n, path } from '../../vector.ts';
import type { AreaPlan } from '../comp.ts';
import { starPath } from '../objects/kit.ts';
import { castShadow, laurel, metal, rivets } from '../parts.ts';
import { type BadgeSheet, emblem, starRow, wishesOf } from './kit.ts';

/** What seals of quality bear. */
const SEALED = ['star', 'crown', 'trophy'];

export function seal(sheet: BadgeSheet): AreaPlan[] {
  const { drawing, request, x, radius: R, metalColour } = sheet;
  const { scheme, random, texts } = request;
  const y = sheet.y - R * 0.1;
  const tail = (side: number) =>
    `M${n(x)} ${n(y + R * 0.4)} L${n(x + side * R * 0.62)} ${n(y + R * 1.08)} L${n(x + side * R * 0.38)} ${n(y + R * 1.06)} L${n(x + side * R * 0.24)} ${n(y + R * 1.24)} L${n(x - side * R * 0.1)} ${n(y + R * 0.5)} Z`;
  const burst = starPath(x, y, R * 0.96, 32, 0.93);
  drawing.add(
    castShadow(tail(-1), 10),
    castShadow(tail(1), 10),
    path(
      tail(-1),
      drawing.linear([
        [0, shade(scheme.main, 0.4)],
        [1, scheme.main],
      ]),
    ),
    path(
      tail(1),
      drawing.linear([
        [0, shade(scheme.main, 0.45)],
        [1, tint(scheme.main, 0.08)],
      ]),
    ),
    castShadow(burst, 14),
    path(burst, metal(drawing, metalColour)),
    circle(x, y, R * 0.84, shade(metalColour, 0.42)),
    circle(x, y, R * 0.825, metal(drawing, metalColour, 240)),
    circle(
      x,
      y,
      R * 0.79,
      drawing.radial(
        [
          [0, tint(scheme.main, 0.2)],
          [0.75, scheme.main],
          [1, shade(scheme.main, 0.4)],
        ],
        0.4,
        0.34,
        0.72,
      ),
    ),
    rivets(drawing, x, y, R * 0.745, 48, R * 0.012, metalColour),
  );
  const sector = { centreX: x, centreY: y, inner: R * 0.55, outer: R * 0.71 };
  const isCentred = texts.length === 1 && !wishesOf(request).isArc;
  if (isCentred) {
    drawing.add(
      laurel(drawing, x, y, R * 0.56, tint(metalColour, 0.2), 98, 214, 0.2),
      emblem(sheet, x, y - R * 0.34, R * 0.36, SEALED),
      starRow(x, y + R * 0.4, R * 0.05, metalColour, 3, R * 0.14),
    );
    return [
      {
        x: x - R * 0.47,
        y: y - R * 0.14,
        width: R * 0.94,
        height: R * 0.44,
        ink: scheme.light,
        font: random.fork('seal').pick(['alfa-slab-one', 'lobster', 'cinzel']),
      },
    ];
  }
  drawing.add(
    circle(
      x,
      y,
      R * 0.5,
      drawing.radial([
        [0, tint(scheme.light, 0.4)],
        [1, shade(scheme.light, 0.1)],
      ]),
    ),
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(R * 0.5)}" fill="none" stroke="rgb(${metalColour.join()})" stroke-width="${n(R * 0.02)}"/>`,
    emblem(sheet, x, y - (texts.length > 2 ? R * 0.1 : 0), R * (texts.length > 2 ? 0.44 : 0.62), SEALED),
  );
  const upper: AreaPlan = {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    place: 'arc-top',
    arc: { ...sector, from: 196, to: 344, isLower: false },
    ink: scheme.light,
    font: 'alfa-slab-one',
  };
  const lower: AreaPlan = {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    place: 'arc-bottom',
    arc: { ...sector, from: 22, to: 158, isLower: true },
    ink: scheme.light,
    font: 'oswald',
  };
  const plate: AreaPlan = { x: x - R * 0.36, y: y + R * 0.17, width: R * 0.72, height: R * 0.16, ink: scheme.dark, font: 'oswald' };
  if (texts.length === 0) {
    drawing.add(laurel(drawing, x, y, R * 0.63, tint(metalColour, 0.2), 98, 236, 0.16));
    return [];
  }
  return [upper, lower, plate].slice(0, texts.length);
}
