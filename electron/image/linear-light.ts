import { fromLinear, toLinear } from './oklab.ts';

/** Steps of linear light that are told apart on the way back: fine enough that every 8-bit value survives the round trip. */
const STEPS = 16384;

/** sRGB 0–255 ↔ linear light 0–1 by table, for whole pictures. */
export interface LightTables {
  /** By sRGB value. */
  linear: Float32Array;
  /** Linear light (cut to 0–1) to sRGB, rounded. */
  encode(light: number): number;
}

export function createLightTables(): LightTables {
  const linear = Float32Array.from({ length: 256 }, (_, value) => toLinear(value));
  const encoded = Uint8Array.from({ length: STEPS + 1 }, (_, step) => Math.round(fromLinear(step / STEPS)));
  return { linear, encode: (light) => encoded[light <= 0 ? 0 : light >= 1 ? STEPS : Math.round(light * STEPS)] };
}
