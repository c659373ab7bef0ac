import type { LpipsNet } from '../../shared/measures.ts';

/** Layers of a network in the order in which torchvision counts them in `features`; a tap is where LPIPS looks. */
export type NetLayer =
  | { kind: 'conv'; index: number; from: number; to: number; side: number; stride: number; padding: number }
  | { kind: 'pool'; isCeiling: boolean }
  | { kind: 'fire'; index: number; from: number; squeeze: number; expand: number }
  | { kind: 'tap'; channels: number };

const conv = (index: number, from: number, to: number, side: number, stride: number, padding: number): NetLayer => {
  return { kind: 'conv', index, from, to, side, stride, padding };
};
const fire = (index: number, from: number, squeeze: number, expand: number): NetLayer => ({ kind: 'fire', index, from, squeeze, expand });
const pool = (isCeiling: boolean): NetLayer => ({ kind: 'pool', isCeiling });
const tap = (channels: number): NetLayer => ({ kind: 'tap', channels });

/**
 * AlexNet in its one-column form (Krizhevsky 2014, arXiv 1404.5997) and SqueezeNet 1.1 (Iandola et al. 2016, arXiv 1602.07360, with the changes its authors published
 * as v1.1), cut where LPIPS v0.1 cuts them: after every ReLU of AlexNet; after SqueezeNet's first ReLU and the fire modules 2, 4, 5, 6, 7 and 8. Every convolution is
 * followed by a ReLU. Windows of pooling are 3 × 3, two apart; SqueezeNet's may reach over the border (`isCeiling`).
 */
export const NETS: Record<LpipsNet, readonly NetLayer[]> = {
  alex: [
    conv(0, 3, 64, 11, 4, 2),
    tap(64),
    pool(false),
    conv(3, 64, 192, 5, 1, 2),
    tap(192),
    pool(false),
    conv(6, 192, 384, 3, 1, 1),
    tap(384),
    conv(8, 384, 256, 3, 1, 1),
    tap(256),
    conv(10, 256, 256, 3, 1, 1),
    tap(256),
  ],
  squeeze: [
    conv(0, 3, 64, 3, 2, 0),
    tap(64),
    pool(true),
    fire(3, 64, 16, 64),
    fire(4, 128, 16, 64),
    tap(128),
    pool(true),
    fire(6, 128, 32, 128),
    fire(7, 256, 32, 128),
    tap(256),
    pool(true),
    fire(9, 256, 48, 192),
    tap(384),
    fire(10, 384, 48, 192),
    tap(384),
    fire(11, 384, 64, 256),
    tap(512),
    fire(12, 512, 64, 256),
    tap(512),
  ],
};
