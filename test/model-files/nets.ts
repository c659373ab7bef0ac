import type { Tensor } from '../../electron/model-files/tensor-file.ts';
import type { LpipsNet } from '../../shared/measures.ts';
import { mulberry32 } from '../../shared/mulberry.ts';

const CHANNELS: Record<LpipsNet, number[]> = { alex: [64, 192, 384, 256, 256], squeeze: [64, 128, 256, 384, 384, 512, 512] };

/** Names and shapes of torchvision's SqueezeNet 1.1, with made-up values; the classifier is much smaller than the real one. */
export function squeezeTensors(): Record<string, Tensor> {
  const shapes: Record<string, number[]> = { 'features.0': [64, 3, 3, 3] };
  const fires: [number, number, number, number][] = [
    [3, 64, 16, 64],
    [4, 128, 16, 64],
    [6, 128, 32, 128],
    [7, 256, 32, 128],
    [9, 256, 48, 192],
    [10, 384, 48, 192],
    [11, 384, 64, 256],
    [12, 512, 64, 256],
  ];
  for (const [index, from, squeeze, expand] of fires) {
    shapes[`features.${index}.squeeze`] = [squeeze, from, 1, 1];
    shapes[`features.${index}.expand1x1`] = [expand, squeeze, 1, 1];
    shapes[`features.${index}.expand3x3`] = [expand, squeeze, 3, 3];
  }
  return layers({ ...shapes, 'classifier.1': [10, 512, 1, 1] });
}

/** The same for AlexNet. */
export function alexTensors(): Record<string, Tensor> {
  return layers({
    'features.0': [64, 3, 11, 11],
    'features.3': [192, 64, 5, 5],
    'features.6': [384, 192, 3, 3],
    'features.8': [256, 384, 3, 3],
    'features.10': [256, 256, 3, 3],
    'classifier.6': [10, 64],
  });
}

export function headTensors(net: LpipsNet): Record<string, Tensor> {
  const heads = CHANNELS[net].map((channels, i): [string, Tensor] => [`lin${i}.model.1.weight`, filled([1, channels, 1, 1], i, (value) => Math.abs(value))]);
  return Object.fromEntries(heads);
}

function layers(shapes: Record<string, number[]>): Record<string, Tensor> {
  const tensors: Record<string, Tensor> = {};
  for (const [name, shape] of Object.entries(shapes)) {
    // He initialisation keeps the features in range through all layers.
    const deviation = Math.sqrt(6 / shape.slice(1).reduce((product, side) => product * side, 1));
    tensors[`${name}.weight`] = filled(shape, shape[0] + shape[1], (value) => value * deviation);
    tensors[`${name}.bias`] = filled([shape[0]], shape[0], (value) => value * 0.1);
  }
  return tensors;
}

function filled(shape: number[], seed: number, of: (value: number) => number): Tensor {
  const random = mulberry32(seed);
  return { shape, values: Float32Array.from({ length: shape.reduce((product, side) => product * side, 1) }, () => of(random() * 2 - 1)) };
}
