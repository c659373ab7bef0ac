import type { Colour } from '../../../../shared/geometry.ts';
import { finish } from '../finish.ts';
import { blend, luminanceOf, shade, tint } from '../tint.ts';
import { path, rasterise, rect } from '../vector.ts';
import { crest } from './badge/crest.ts';
import { type BadgeSheet, wishesOf } from './badge/kit.ts';
import { round } from './badge/round.ts';
import { seal } from './badge/seal.ts';
import { mascot, patch } from './badge/team.ts';
import { type AreaPlan, type Comp, type CompRequest, openStage } from './comp.ts';
import { rays, softShadow } from './parts.ts';

const GOLD: Colour = [214, 164, 66];

const SILVER: Colour = [178, 188, 200];

const COPPER: Colour = [190, 116, 74];

type Badge = (sheet: BadgeSheet) => AreaPlan[];

const STYLES: readonly { words: readonly string[]; draw: Badge }[] = [
  { words: ['shield', 'crest', 'heraldic', 'heraldry', 'coat', 'university', 'school', 'royal', 'knight', 'police', 'family'], draw: crest },
  { words: ['esports', 'mascot', 'gaming', 'team', 'sports', 'league', 'football', 'basketball', 'hockey', 'esport'], draw: mascot },
  { words: ['patch', 'stitched', 'embroidered', 'scout', 'outdoor', 'camp', 'hexagon', 'hexagonal', 'ranger', 'hiking'], draw: patch },
  { words: ['seal', 'medal', 'award', 'premium', 'quality', 'guarantee', 'winner', 'laurel', 'certificate', 'anniversary'], draw: seal },
  { words: ['round', 'circle', 'circular', 'badge', 'emblem', 'logo', 'stamp', 'brewery', 'coffee', 'club'], draw: round },
];

/** A badge, crest, patch, mascot shield or seal. Areas: ribbon first, then the rings. */
export function badgeComp(request: CompRequest): Comp {
  const stage = openStage(request);
  const { W, H } = stage;
  const extra = Math.max(0, request.texts.length - 3);
  const lines = Math.min(extra, 9);
  const radius = lines > 0 ? 330 : 408;
  const y = H / 2 - (lines > 0 ? 110 : 0);
  const metalColour = pickMetal(request);
  const sheet: BadgeSheet = { ...stage, request, x: W / 2, y, radius, metalColour };
  if (!request.isTransparent) backdrop(sheet);
  const areas = pickStyle(request)(sheet);
  const ink = luminanceOf(backdropColour(request)) > 0.3 ? request.scheme.dark : request.scheme.light;
  const room = H - (y + radius * 1.12) - 40;
  for (let i = 0; i < lines; i++) {
    const height = Math.min(90, room / lines);
    areas.push({ x: W / 2 - 400, y: H - 40 - room + i * height, width: 800, height: height * 0.82, ink, font: 'oswald' });
  }
  const image = rasterise(stage.drawing, request.width, request.height);
  finish(image, { grain: 5, mottle: 2.5, vignette: request.isTransparent ? 0 : 0.16, seed: request.seed });
  return { image, areas, unit: stage.unit };
}

function pickStyle(request: CompRequest): Badge {
  const { words, random } = request;
  const named = STYLES.find((style) => style.words.some((word) => words.includes(word)));
  // Only rings can carry a bent line.
  if (wishesOf(request).isArc && named?.draw !== seal && named?.draw !== crest) return round;
  // "badge" and "logo" alone leave the shape open
  if (named && named.draw !== round) return named.draw;
  if (words.includes('round') || words.includes('circular') || words.includes('stamp')) return round;
  return random.fork('badge').pick([round, round, crest, patch, seal]);
}

function pickMetal({ words, random }: CompRequest): Colour {
  if (words.includes('gold') || words.includes('golden') || words.includes('brass')) return GOLD;
  if (words.includes('silver') || words.includes('steel') || words.includes('chrome')) return SILVER;
  if (words.includes('copper') || words.includes('bronze')) return COPPER;
  return random.fork('metal').pick([GOLD, GOLD, SILVER, COPPER]);
}

function backdropColour({ scheme, random }: CompRequest): Colour {
  return random.fork('backdrop').chance(0.6) ? scheme.ground : blend(scheme.dark, scheme.main, 0.35);
}

function backdrop({ drawing, W, H, x, y, radius, request }: BadgeSheet): void {
  const colour = backdropColour(request);
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(colour, 0.25)],
          [0.6, colour],
          [1, shade(colour, 0.22)],
        ],
        0.5,
        0.45,
        0.75,
      ),
    ),
    path(rays(x, y, W + H, 28, 0.1), tint(colour, 0.3), 'opacity="0.16"'),
    softShadow(drawing, x, y + radius * 0.16, radius * 1.32, radius * 1.3, 0.42),
  );
}
