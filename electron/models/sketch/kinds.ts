import type { Intent } from '../../../shared/prompt.ts';
import { chooseObject } from './comps/objects/objects.ts';
import type { Random } from './random.ts';
import { chooseScene } from './scenes/scenes.ts';

/** What Sketch can make. */
export type Kind = 'material' | 'portrait' | 'badge' | 'sign' | 'poster' | 'label' | 'mockup' | 'icon' | 'scene';

/** Words that call a kind, with their weight; the heaviest kind wins, the earlier in this list at a draw. */
const KIND_WORDS: readonly { kind: Kind; weight: number; words: readonly string[] }[] = [
  {
    kind: 'badge',
    weight: 3,
    words: [
      'badge',
      'emblem',
      'crest',
      'shield',
      'patch',
      'insignia',
      'seal',
      'stamp',
      'mascot',
      'esports',
      'medal',
      'heraldic',
      'logo',
      'logotype',
      'coat',
      'medallion',
    ],
  },
  {
    kind: 'sign',
    weight: 3,
    words: [
      'sign',
      'signs',
      'signage',
      'signboard',
      'signpost',
      'neon',
      'storefront',
      'shopfront',
      'awning',
      'chalkboard',
      'blackboard',
      'plaque',
      'nameplate',
      'shop',
      'store',
      'cafe',
      'graffiti',
      'wall',
      'whiteboard',
      'marquee',
      'display',
      'board',
    ],
  },
  {
    kind: 'mockup',
    weight: 3,
    words: [
      'shirt',
      'tshirt',
      'tee',
      'sweatshirt',
      'hoodie',
      'mug',
      'cup',
      'billboard',
      'ticket',
      'card',
      'banner',
      'flag',
      'tote',
      'screen',
      'cake',
      'phone',
      'laptop',
      'slide',
      'invitation',
      'postcard',
      'coupon',
      'voucher',
    ],
  },
  {
    kind: 'label',
    weight: 3,
    words: ['label', 'bottle', 'jar', 'can', 'packaging', 'package', 'sticker', 'wine', 'beer', 'bag', 'box', 'tin', 'pouch', 'jam', 'honey'],
  },
  {
    kind: 'poster',
    weight: 3,
    words: [
      'poster',
      'posters',
      'flyer',
      'affiche',
      'plakat',
      'cartel',
      'locandina',
      'manifesto',
      'affisch',
      'cover',
      'book',
      'magazine',
      'album',
      'journal',
      'movie',
      'film',
      'festival',
      'concert',
      'gig',
      'travel',
      'brochure',
      'leaflet',
      'comic',
      'newspaper',
      'playbill',
      'advertisement',
      'ad',
      'advert',
      'menu',
      'blueprint',
      'certificate',
      'title',
      'quote',
      'typography',
    ],
  },
  {
    kind: 'portrait',
    weight: 2,
    words: [
      'portrait',
      'face',
      'headshot',
      'bust',
      'selfie',
      'avatar',
      'woman',
      'man',
      'girl',
      'boy',
      'person',
      'lady',
      'character',
      'guy',
      'king',
      'queen',
      'wizard',
      'knight',
      'princess',
      'grandmother',
      'grandfather',
      'viking',
      'pirate',
      'samurai',
      'witch',
      'chef',
      'freckles',
    ],
  },
  { kind: 'material', weight: 2, words: ['texture', 'seamless', 'tileable', 'tiling', 'material', 'pattern', 'fabric', 'pbr', 'wallpaper', 'swatch'] },
  {
    kind: 'scene',
    weight: 2,
    words: [
      'landscape',
      'scenery',
      'skyline',
      'cityscape',
      'seascape',
      'valley',
      'desert',
      'sunset',
      'sunrise',
      'forest',
      'lake',
      'river',
      'mountains',
      'beach',
      'city',
      'street',
      'aurora',
      'nebula',
      'abstract',
      'environment',
      'view',
      'scene',
      'background',
      'island',
      'dunes',
      'meadow',
      'ocean',
      'village',
      'clouds',
      'sky',
      'field',
      'canyon',
      'waterfall',
      'planet',
      'space',
      'galaxy',
    ],
  },
  {
    kind: 'icon',
    weight: 3.5,
    words: ['icon', 'icons', 'sprite', 'item', 'clipart', 'emoji', 'object', 'illustration', 'isolated', 'asset', 'pickup', 'loot'],
  },
];

const FORCED: Partial<Record<Intent, Kind>> = { texture: 'material', face: 'portrait' };
/** Words that call for lettering only where there is some: "a neon street" is a place, "a neon sign" a thing to letter. */
const SCENIC = new Set([
  ...['neon', 'wall', 'board', 'shop', 'store', 'cafe', 'display', 'screen', 'cover', 'travel', 'film', 'movie', 'concert', 'festival'],
  ...['book', 'bag', 'box', 'cup', 'card', 'flag', 'shield', 'coat', 'seal', 'patch', 'title', 'phone', 'laptop', 'storefront', 'shopfront', 'awning'],
]);
/** Words for the lettering alone: they do not make a poster of a landscape. */
const CAPTIONS = new Set(['title', 'quote', 'typography']);
/** A scene's score from which a prompt describes a place. */
const CLEAR_SCENE = 1.5;
const TYPOGRAPHIC: readonly Kind[] = ['badge', 'sign', 'poster', 'label', 'mockup'];

/** The kind of picture for an intent and the prompt's words (lower case). */
export function chooseKind(intent: Intent, words: readonly string[], textCount: number, random: Random): Kind {
  const forced = FORCED[intent];
  if (forced) return forced;
  const wantsLettering = intent === 'typography' || textCount > 0;
  const isPlace = (chooseScene(words.join(' '))?.score ?? 0) >= CLEAR_SCENE;
  const scores = new Map<Kind, number>();
  for (const { kind, weight, words: callers } of KIND_WORDS) {
    const isIdle = TYPOGRAPHIC.includes(kind) && !wantsLettering;
    const hits = words.filter((word) => callers.includes(word) && !(isIdle && SCENIC.has(word)) && !(isPlace && CAPTIONS.has(word))).length;
    const bonus = TYPOGRAPHIC.includes(kind) && wantsLettering ? 1.5 : 1;
    if (hits > 0) scores.set(kind, weight * bonus * (1 + Math.min(2, hits - 1) * 0.4));
  }
  if (isPlace) scores.set('scene', Math.max(scores.get('scene') ?? 0, 2));
  const best = [...scores].sort((a, b) => b[1] - a[1])[0];
  if (best && (!wantsLettering || TYPOGRAPHIC.includes(best[0]) || best[0] === 'portrait')) return best[0];
  if (isPlace) return 'scene';
  if (wantsLettering) return random.fork('kind').pick(['poster', 'poster', 'badge', 'sign', 'label'] as const);
  return chooseObject(words) ? 'icon' : 'scene';
}
