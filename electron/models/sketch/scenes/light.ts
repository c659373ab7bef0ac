import type { Colour } from '../../../../shared/geometry.ts';
import { fromOklab, mixColours, toOklab } from '../../../image/oklab.ts';
import { modified, type Palette } from '../palette.ts';
import type { Random } from '../random.ts';

export type TimeOfDay = 'dawn' | 'day' | 'sunset' | 'dusk' | 'night';
export type Weather = 'clear' | 'cloudy' | 'fog' | 'rain' | 'storm' | 'snow';

/** The light of a scene: everything is coloured from these. */
export interface LightScheme {
  time: TimeOfDay;
  weather: Weather;
  /** Zenith to horizon. */
  sky: Colour[];
  /** Sun or moon, and what it lights. */
  source: Colour;
  /** What distance fades to. */
  haze: Colour;
  /** Land far and near; snow and rock are mixed from these. */
  far: Colour;
  near: Colour;
  /** Sun or moon: across and down as shares of the picture, radius as a share of the short side. */
  sunX: number;
  sunY: number;
  sunRadius: number;
}

type Tones = Pick<LightScheme, 'sky' | 'source' | 'haze' | 'far' | 'near'>;

/** A city lit by its signs. */
const NEON: Tones = {
  sky: [
    [14, 10, 42],
    [52, 20, 96],
    [134, 34, 132],
    [244, 96, 150],
  ],
  source: [255, 150, 214],
  haze: [166, 56, 150],
  far: [84, 44, 134],
  near: [12, 10, 32],
};

const TONES: Record<TimeOfDay, Tones> = {
  dawn: {
    sky: [
      [84, 112, 158],
      [164, 164, 190],
      [240, 196, 178],
      [252, 222, 180],
    ],
    source: [255, 240, 206],
    haze: [236, 200, 190],
    far: [152, 142, 172],
    near: [52, 58, 84],
  },
  day: {
    sky: [
      [58, 122, 186],
      [110, 168, 214],
      [176, 212, 230],
      [226, 236, 232],
    ],
    source: [255, 250, 228],
    haze: [204, 222, 228],
    far: [124, 158, 178],
    near: [40, 76, 66],
  },
  sunset: {
    sky: [
      [56, 48, 98],
      [142, 66, 110],
      [232, 108, 86],
      [252, 188, 98],
    ],
    source: [255, 232, 164],
    haze: [244, 152, 100],
    far: [152, 84, 110],
    near: [40, 26, 52],
  },
  dusk: {
    sky: [
      [24, 32, 72],
      [62, 66, 122],
      [140, 106, 148],
      [226, 158, 142],
    ],
    source: [255, 236, 214],
    haze: [150, 116, 150],
    far: [88, 80, 124],
    near: [20, 22, 44],
  },
  night: {
    sky: [
      [8, 12, 32],
      [16, 26, 58],
      [32, 50, 92],
      [66, 88, 126],
    ],
    source: [244, 244, 228],
    haze: [62, 84, 122],
    far: [40, 58, 96],
    near: [8, 14, 30],
  },
};

const TIME_WORDS: [TimeOfDay, string[]][] = [
  ['sunset', ['sunset', 'setting sun', 'sundown', 'golden hour', 'evening', 'synthwave', 'retrowave']],
  ['dawn', ['dawn', 'sunrise', 'morning', 'daybreak']],
  ['dusk', ['dusk', 'twilight', 'blue hour', 'gloaming']],
  ['night', ['cyberpunk', 'neon', 'night', 'midnight', 'moon', 'starry', 'stars', 'nocturnal', 'aurora']],
  ['day', ['day', 'noon', 'sunny', 'afternoon', 'summer', 'blue sky']],
];

const WEATHER_WORDS: [Weather, string[]][] = [
  ['storm', ['storm', 'thunder', 'lightning', 'tempest']],
  ['rain', ['rain', 'drizzle', 'monsoon']],
  ['snow', ['snow', 'blizzard', 'winter', 'frost', 'arctic']],
  ['fog', ['fog', 'mist', 'haze', 'hazy', 'smoky']],
  ['cloudy', ['cloud', 'overcast', 'grey sky', 'gray sky']],
];

/** Reads time and weather from the words and bends the colours to the prompt's palette. */
export function readLight(words: string, palette: Palette, random: Random): LightScheme {
  const named = TIME_WORDS.find(([, list]) => list.some((word) => words.includes(word)))?.[0];
  const weather = WEATHER_WORDS.find(([, list]) => list.some((word) => words.includes(word)))?.[0] ?? (random.chance(0.35) ? 'cloudy' : 'clear');
  const time = named ?? (weather === 'storm' || weather === 'rain' ? 'day' : random.pick(['dawn', 'day', 'day', 'sunset', 'dusk'] as const));
  const isNeon = ['neon', 'cyberpunk', 'synthwave', 'vaporwave'].some((word) => words.includes(word));
  // Wet streets throw a city's signs back: rain greys daylight, not neon.
  const dull = { clear: 0, cloudy: 0.08, fog: 0.4, rain: 0.55, storm: 0.8, snow: 0.3 }[weather] * (isNeon ? 0.2 : 1);
  const grey = weather === 'storm' ? ([58, 64, 76] as Colour) : ([168, 178, 188] as Colour);
  const bend = (colour: Colour, share = 0.62) =>
    modified(toned(dulled(colour, grey, dull), palette, share), palette.isNamed ? { lightness: 0, chroma: 1 } : palette.modifier);
  const tones = isNeon ? NEON : TONES[time];
  // Greens and browns are said of the land.
  const [, a, b] = toOklab(palette.base);
  const skyShare = a < -0.03 && b > 0 ? 0.08 : b > 0.03 && a < 0.09 && palette.base[0] < 190 ? 0.2 : 0.62;
  // Suns are warm: a cold second colour tints water and hills, not the light.
  const second = palette.named[1];
  const isWarm = second && toOklab(second)[2] > 0.02;
  const source = isWarm ? mixColours(tones.source, second, 0.5) : tones.source;
  const height = { dawn: [0.5, 0.58], day: [0.16, 0.3], sunset: [0.48, 0.58], dusk: [0.42, 0.54], night: [0.16, 0.32] }[time];
  return {
    time,
    weather,
    sky: tones.sky.map((colour) => bend(colour, skyShare)),
    source,
    haze: bend(tones.haze, skyShare),
    far: second && !isWarm ? mixColours(bend(tones.far), second, 0.45) : bend(tones.far),
    near: second && !isWarm ? mixColours(bend(tones.near), second, 0.2) : bend(tones.near),
    sunX: random.chance(0.5) ? random.range(0.2, 0.38) : random.range(0.62, 0.8),
    sunY: random.range(height[0], height[1]),
    sunRadius: time === 'day' ? 0.04 : time === 'night' ? 0.05 : random.range(0.055, 0.09),
  };
}

function dulled(colour: Colour, grey: Colour, share: number): Colour {
  if (share === 0) return colour;
  const [l, a, b] = toOklab(colour);
  const [gl, ga, gb] = toOklab(grey);
  return fromOklab([l + (gl - l) * share * 0.62, a + (ga - a) * share, b + (gb - b) * share]);
}

/** Keeps lightness, moves hue and chroma towards the named colour. */
function toned(colour: Colour, palette: Palette, share: number): Colour {
  if (!palette.isNamed) return colour;
  const [l, a, b] = toOklab(colour);
  const [, wantedA, wantedB] = toOklab(palette.base);
  return fromOklab([l, a + (wantedA - a) * share, b + (wantedB - b) * share]);
}
