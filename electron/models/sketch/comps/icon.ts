import type { Colour } from '../../../../shared/geometry.ts';
import { finish } from '../finish.ts';
import { blend, contrastOf, hex, luminanceOf, shade, tint } from '../tint.ts';
import { circle, group, n, path, rasterise, rect, stroke } from '../vector.ts';
import { type AreaPlan, type Comp, type CompRequest, openStage, type Stage } from './comp.ts';
import type { ObjectSpec } from './objects/kit.ts';
import { chooseObject, drawObject, OBJECTS } from './objects/objects.ts';
import { rays, softShadow } from './parts.ts';

/** One object, well lit, on a styled ground or on none. Areas: lines below the object. */
export function iconComp(request: CompRequest): Comp {
  const stage = openStage(request);
  const { W, H } = stage;
  const spec = chooseObject(request.words) ?? request.random.fork('icon').pick(OBJECTS);
  const lines = Math.min(request.texts.length, 6);
  const text = lines === 0 ? 0 : Math.min(H * 0.36, 130 + 90 * (lines - 1));
  const size = Math.min(W * 0.62, (H - text) * 0.66) * (request.isTransparent && lines === 0 ? 1.25 : 1);
  const x = W / 2;
  const y = (H - text) / 2 + (request.isTransparent ? 0 : -size * 0.02);
  const colour = objectColour(request, spec);
  const ground = groundColour(request, colour ?? hex(spec.colours[0]));
  if (!request.isTransparent) backdrop(stage, request, ground, x, y, size);
  stage.drawing.add(
    softShadow(stage.drawing, x, y + size * 0.52, size * 0.46, size * 0.07, 0.5),
    group(`translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${(size / 200).toFixed(4)})`, drawObject(stage.drawing, spec, { colour })),
  );
  const image = rasterise(stage.drawing, request.width, request.height);
  finish(image, { grain: 4, mottle: 2, vignette: request.isTransparent ? 0 : 0.12, seed: request.seed });
  return { image, areas: captionAreas(stage, request, lines, text, ground), unit: stage.unit };
}

/** The prompt's first colour, for objects whose own colour it replaces. */
function objectColour({ palette }: CompRequest, spec: ObjectSpec): Colour | null {
  const [first] = palette.named;
  if (!first) return null;
  // "gold crown" and "red apple" keep the drawing's own, better balanced colour
  const own = hex(spec.colours[0]);
  return Math.hypot(first[0] - own[0], first[1] - own[1], first[2] - own[2]) < 60 ? null : luminanceOf(first) < 0.01 ? tint(first, 0.12) : first;
}

function groundColour({ scheme, palette, random }: CompRequest, object: Colour): Colour {
  const draw = random.fork('ground');
  const candidates = [
    scheme.ground,
    blend(scheme.main, scheme.light, 0.25),
    blend(scheme.accent, scheme.light, 0.3),
    blend(scheme.second, scheme.light, 0.2),
    scheme.dark,
  ];
  const named = palette.named[1];
  const first = named ?? draw.pick(candidates);
  return contrastOf(first, object) > 1.5 ? first : (draw.shuffle(candidates).find((one) => contrastOf(one, object) > 1.8) ?? scheme.light);
}

function backdrop({ drawing, W, H }: Stage, { random }: CompRequest, ground: Colour, x: number, y: number, size: number): void {
  const draw = random.fork('backdrop');
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(ground, 0.3)],
          [0.6, ground],
          [1, shade(ground, 0.2)],
        ],
        0.42,
        0.38,
        0.8,
      ),
    ),
  );
  switch (draw.int(0, 4)) {
    case 0:
      drawing.add(path(rays(x, y, W + H, 24, draw.next()), tint(ground, 0.4), 'opacity="0.3"'));
      break;
    case 1:
      drawing.add(circle(x, y, size * 0.72, tint(ground, 0.45), 'opacity="0.55"'), circle(x, y, size * 0.6, tint(ground, 0.6), 'opacity="0.45"'));
      break;
    case 2:
      drawing.add(
        path(
          `M0 ${n(y + size * 0.4)} Q${n(W / 2)} ${n(y + size * 0.32)} ${n(W)} ${n(y + size * 0.4)} V${n(H)} H0 Z`,
          drawing.linear([
            [0, shade(ground, 0.14)],
            [1, shade(ground, 0.3)],
          ]),
        ),
      );
      break;
    case 3:
      for (let i = 0; i < 26; i++)
        drawing.add(circle(draw.range(0, W), draw.range(0, H), draw.range(3, 13), tint(ground, 0.5), `opacity="${n(draw.range(0.25, 0.7))}"`));
      break;
    default:
      drawing.add(
        stroke(
          `M${n(x - size * 0.78)} ${n(y)} a${n(size * 0.78)} ${n(size * 0.78)} 0 1 1 ${n(size * 1.56)} 0 a${n(size * 0.78)} ${n(size * 0.78)} 0 1 1 ${n(-size * 1.56)} 0`,
          tint(ground, 0.5),
          10,
          'opacity="0.7"',
        ),
        circle(x, y, size * 0.66, shade(ground, 0.1), 'opacity="0.6"'),
      );
  }
}

function captionAreas({ W, H }: Stage, { scheme, isTransparent }: CompRequest, lines: number, room: number, ground: Colour): AreaPlan[] {
  const ink = isTransparent || luminanceOf(ground) > 0.26 ? scheme.dark : scheme.light;
  const step = lines > 0 ? (room - 40) / lines : 0;
  return Array.from({ length: lines }, (_, i) => ({
    x: W / 2 - 420,
    y: H - room + i * step,
    width: 840,
    height: step * 0.82,
    ink,
    font: i === 0 ? 'lilita-one' : 'inter',
  }));
}
