import { finish } from '../finish.ts';
import { blend, shade, tint } from '../tint.ts';
import { group, n, rasterise, rect } from '../vector.ts';
import { type AreaPlan, type Comp, type CompRequest, fitBox, openStage, type Stage } from './comp.ts';
import { banner, billboard, card, invitation, shirt, sticker, ticket, tote } from './product/prints.ts';
import { bag, bottle, cake, can, jar, mug } from './product/vessels.ts';

/** A product is drawn in its own box: `s` scales its 1000-unit drawing, placed by the caller. */
interface Product {
  words: readonly string[];
  /** Size of its own drawing, in units. */
  size: readonly [number, number];
  draw(stage: Stage, request: CompRequest): { markup: string; areas: AreaPlan[] };
}

const PRODUCTS: readonly Product[] = [
  { words: ['shirt', 'tshirt', 'tee', 'sweatshirt', 'hoodie', 'jersey'], size: [1000, 1000], draw: shirt },
  { words: ['mug', 'cup'], size: [1000, 800], draw: mug },
  { words: ['billboard', 'screen', 'phone', 'laptop', 'display', 'advertisement', 'ad', 'tram', 'slide'], size: [1200, 900], draw: billboard },
  { words: ['ticket', 'coupon', 'voucher', 'pass'], size: [1200, 560], draw: ticket },
  { words: ['invitation', 'invite', 'greeting', 'menu'], size: [760, 1020], draw: invitation },
  { words: ['card', 'postcard', 'business'], size: [1100, 680], draw: card },
  { words: ['banner', 'flag', 'pennant'], size: [1300, 540], draw: banner },
  { words: ['cake', 'birthday'], size: [1000, 900], draw: cake },
  { words: ['jar', 'jam', 'honey', 'candle', 'pickles'], size: [700, 900], draw: jar },
  { words: ['tote', 'shopper'], size: [800, 1000], draw: tote },
  { words: ['can', 'soda', 'lemonade', 'cola'], size: [560, 1000], draw: can },
  { words: ['bag', 'coffee', 'pouch', 'packaging', 'package', 'tea', 'chips', 'tote'], size: [720, 1000], draw: bag },
  { words: ['sticker', 'decal'], size: [1000, 1000], draw: sticker },
  { words: ['label', 'bottle', 'wine', 'beer', 'whiskey', 'gin', 'rum', 'oil', 'sauce'], size: [520, 1300], draw: bottle },
];

/** A product shot: bottle, jar, bag, sticker, shirt, mug, billboard, ticket, card, banner or cake, with room for lettering on it. */
export function productComp(request: CompRequest): Comp {
  const stage = openStage(request);
  const { drawing, W, H } = stage;
  const product =
    PRODUCTS.find((one) => request.words.some((word) => one.words.includes(word))) ??
    request.random.fork('product').pick(PRODUCTS.filter((one) => ['label', 'jar', 'sticker', 'bag'].some((word) => one.words.includes(word))));
  const [pw, ph] = product.size;
  const room = request.isTransparent || product.draw === banner ? 0.96 : 0.84;
  const box = fitBox(W * (1 - room) * 0.5, H * (1 - room) * 0.5, W * room, H * room, pw / ph);
  const k = box.width / pw;
  if (!request.isTransparent) studio(stage, request, box.y + box.height);
  const { markup, areas } = product.draw(stage, request);
  drawing.add(group(`translate(${n(box.x)} ${n(box.y)}) scale(${k.toFixed(4)})`, markup));
  const image = rasterise(drawing, request.width, request.height);
  finish(image, { grain: 4, mottle: 2, vignette: request.isTransparent ? 0 : 0.14, seed: request.seed });
  return {
    image,
    unit: stage.unit,
    areas: areas.map((area) => ({ ...area, x: box.x + area.x * k, y: box.y + area.y * k, width: area.width * k, height: area.height * k })),
  };
}

/** A photographer's sweep: even wall, soft floor. */
function studio({ drawing, W, H }: Stage, { scheme, random }: CompRequest, floor: number): void {
  const draw = random.fork('studio');
  const tone = draw.pick([
    scheme.ground,
    blend(scheme.ground, scheme.accent, 0.45),
    blend(scheme.ground, scheme.main, 0.5),
    blend(scheme.light, scheme.second, 0.35),
  ]);
  const horizon = Math.min(H * 0.9, floor - H * 0.1);
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(tone, 0.45)],
          [0.6, tone],
          [1, shade(tone, 0.16)],
        ],
        0.4,
        0.35,
        0.85,
      ),
    ),
    rect(
      0,
      horizon,
      W,
      H - horizon,
      drawing.linear([
        [0, shade(tone, 0.04)],
        [0.2, shade(tone, 0.14)],
        [1, tint(tone, 0.1)],
      ]),
    ),
  );
}
