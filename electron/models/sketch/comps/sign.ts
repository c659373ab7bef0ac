import type { Colour } from '../../../../shared/geometry.ts';
import type { Raster } from '../../../../shared/raster.ts';
import { composite, finish, multiplyMaterial } from '../finish.ts';
import type { Material } from '../materials/materials.ts';
import { blend, shade } from '../tint.ts';
import { n, path, rasterise, rect } from '../vector.ts';
import { type AreaPlan, type Comp, type CompRequest, openStage, type Stage } from './comp.ts';
import { materialGround } from './grounds.ts';
import { chalkboard, hanging, neon, plaque } from './sign/boards.ts';
import { wallColour } from './sign/kit.ts';
import { awning, road, street } from './sign/street.ts';

/** What a sign is made of and stands before. */
interface Sign {
  words: readonly string[];
  /** Wall behind; null = an even sky-like ground drawn by the sign itself. */
  wall: Material | null;
  /** How the wall is coloured. */
  wallWords: string;
  /** Share 0–1 by which the wall is darkened, so that the sign stands out. */
  dim: number;
  /** Structure of the sign's own surface. */
  surface: Material | null;
  draw(stage: Stage, request: CompRequest): AreaPlan[];
}

const SIGNS: readonly Sign[] = [
  {
    words: ['neon', 'bar', 'club', 'arcade', 'diner', 'cyberpunk', 'nightclub', 'motel', 'glowing', 'casino'],
    wall: 'brick',
    wallWords: 'dark brick wall',
    dim: 0.62,
    surface: null,
    draw: neon,
  },
  {
    words: ['chalkboard', 'blackboard', 'menu', 'chalk', 'school', 'classroom', 'specials', 'whiteboard'],
    wall: 'wood',
    wallWords: 'oak wood planks',
    dim: 0.1,
    surface: null,
    draw: chalkboard,
  },
  { words: ['road', 'highway', 'traffic', 'motorway', 'warning', 'exit', 'interstate', 'miles'], wall: null, wallWords: '', dim: 0, surface: null, draw: road },
  { words: ['street', 'avenue', 'station', 'subway', 'metro', 'lane', 'crossing', 'corner'], wall: null, wallWords: '', dim: 0, surface: null, draw: street },
  {
    words: ['shop', 'store', 'storefront', 'shopfront', 'bakery', 'cafe', 'boutique', 'awning', 'restaurant', 'market', 'florist', 'barber'],
    wall: 'brick',
    wallWords: 'brick wall',
    dim: 0.12,
    surface: null,
    draw: awning,
  },
  {
    words: ['plaque', 'metal', 'plate', 'brass', 'bronze', 'steel', 'nameplate', 'memorial', 'enamel', 'tin', 'rusty'],
    wall: 'stone',
    wallWords: 'grey stone',
    dim: 0.22,
    surface: 'brushed-metal',
    draw: plaque,
  },
  {
    words: ['wooden', 'welcome', 'wood', 'tavern', 'inn', 'hanging', 'farm', 'garden', 'cabin', 'village', 'pub', 'rustic'],
    wall: 'stone',
    wallWords: 'stone wall',
    dim: 0.3,
    surface: 'wood',
    draw: hanging,
  },
];

const MADE_OF = [
  'neon',
  'chalkboard',
  'blackboard',
  'wooden',
  'wood',
  'brass',
  'bronze',
  'steel',
  'plaque',
  'enamel',
  'awning',
  'storefront',
  'shopfront',
  'hanging',
];

/** A sign in its place: hanging board, neon, chalkboard, road and street signs, shop front, plaque. */
export function signComp(request: CompRequest): Comp {
  const stage = openStage(request);
  // What a sign is made of says more than where it hangs: "a wooden shop sign" is a board, not a shop front.
  const isNamed = (one: Sign, words: readonly string[]) => request.words.some((word) => one.words.includes(word) && words.includes(word));
  const sign =
    SIGNS.find((one) => isNamed(one, MADE_OF)) ??
    SIGNS.find((one) => isNamed(one, one.words)) ??
    request.random.fork('sign').pick(SIGNS.filter((one) => ['wooden', 'shop', 'plaque'].some((word) => one.words.includes(word))));
  if (!sign.wall && !request.isTransparent) openAir(stage, request);
  const areas = sign.draw(stage, request);
  const layer = rasterise(stage.drawing, request.width, request.height);
  if (sign.surface) multiplyMaterial(layer, materialGround(request, sign.surface, sign.surface, request.width, request.height), 0.42);
  const image = sign.wall && !request.isTransparent ? composite(wallOf(request, sign), layer) : layer;
  finish(image, { grain: 5, mottle: 1.5, vignette: request.isTransparent ? 0 : 0.24, seed: request.seed });
  return { image, areas, unit: stage.unit };
}

function wallOf(request: CompRequest, { wall, wallWords, dim }: Sign): Raster {
  const { width, height } = request;
  const colour = wallColour(request);
  if (!colour) return dimmed(materialGround(request, wall!, wallWords, width, height), dim);
  const boards = materialGround(request, 'planks', 'white painted planks', width, height);
  for (let i = 0; i < boards.data.length; i++) boards.data[i] = (boards.data[i] * colour[i % 3]) / 225;
  return boards;
}

function dimmed(image: Raster, share: number): Raster {
  const keep = 1 - share;
  for (let i = 0; i < image.data.length; i++) image.data[i] = image.data[i] * keep;
  return image;
}

/** Sky with soft hills, for signs on poles. */
function openAir({ drawing, W, H }: Stage, { random }: CompRequest): void {
  const draw = random.fork('air');
  const [high, low] = draw.pick<[Colour, Colour]>([
    [
      [86, 148, 196],
      [226, 238, 240],
    ],
    [
      [238, 150, 96],
      [252, 226, 172],
    ],
    [
      [62, 84, 128],
      [232, 178, 150],
    ],
    [
      [126, 168, 178],
      [240, 236, 218],
    ],
  ]);
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.linear([
        [0, high],
        [0.85, low],
      ]),
    ),
  );
  for (let i = 0; i < 4; i++) {
    const [x, y, s] = [draw.range(0, W), draw.range(0.06, 0.4) * H, draw.range(60, 130)];
    drawing.add(
      path(
        `M${n(x - s * 1.6)} ${n(y)} q${n(s * 0.1)} ${n(-s * 0.5)} ${n(s * 0.8)} ${n(-s * 0.4)} q${n(s * 0.5)} ${n(-s * 0.7)} ${n(s * 1.1)} ${n(-s * 0.1)} q${n(s * 0.7)} ${n(-s * 0.3)} ${n(s * 1.2)} ${n(s * 0.5)} Z`,
        [255, 255, 255],
        'opacity="0.5"',
      ),
    );
  }
  [0.8, 0.87].forEach((at, i) => {
    drawing.add(
      path(
        `M0 ${n(H * at)} C${n(W * 0.25)} ${n(H * (at - 0.08 + i * 0.06))} ${n(W * 0.6)} ${n(H * (at + 0.06 - i * 0.05))} ${n(W)} ${n(H * (at - 0.03))} V${n(H)} H0 Z`,
        i ? shade(blend(high, [70, 110, 80], 0.7), 0.35) : blend(low, blend(high, [90, 130, 100], 0.6), 0.65),
      ),
    );
  });
}
