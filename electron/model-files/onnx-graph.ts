import { type Field, floatField, joined, lengthField, varintField } from './protobuf.ts';
import type { Tensor } from './tensor-file.ts';

/** Whole numbers, a whole number, or a float with `float` around it. */
export type Attribute = number | readonly number[] | { float: number };

/** Collects a graph node by node and writes it as an ONNX file. Names of fields and numbers: onnx.proto of ONNX 1.9 (IR version 7, operators of version 13). */
export interface OnnxGraph {
  /** Adds weights. @returns their name */
  weights(name: string, tensor: Tensor): string;
  /** Adds an operation. @returns the name of its first result */
  node(type: string, inputs: readonly string[], attributes?: Record<string, Attribute>, outputs?: readonly string[]): string;
  /** An input or output of 32-bit floats; named sides are free. */
  input(name: string, shape: readonly (number | string)[]): string;
  output(name: string, shape: readonly (number | string)[]): void;
  /** The model as the bytes of a file. */
  encode(producer: string): Uint8Array;
}

const IR_VERSION = 7;
const OPERATORS = 13;
const FLOAT = 1;

export function createOnnxGraph(name: string): OnnxGraph {
  const nodes: Field[] = [];
  const initializers: Field[] = [];
  const inputs: Field[] = [];
  const outputs: Field[] = [];

  return {
    weights(tensorName, { shape, values }) {
      const sides = shape.map((side) => varintField(1, side));
      initializers.push(lengthField(5, [...sides, varintField(2, FLOAT), lengthField(8, tensorName), lengthField(9, littleEndian(values))]));
      return tensorName;
    },
    node(type, from, attributes = {}, to = [`${type}_${nodes.length}`]) {
      const fields = [
        ...from.map((input) => lengthField(1, input)),
        ...to.map((output) => lengthField(2, output)),
        lengthField(3, `${type}_${nodes.length}`),
        lengthField(4, type),
        ...Object.entries(attributes).map(([key, value]) => lengthField(5, attribute(key, value))),
      ];
      nodes.push(lengthField(1, fields));
      return to[0];
    },
    input(inputName, shape) {
      inputs.push(lengthField(11, valueInfo(inputName, shape)));
      return inputName;
    },
    output: (outputName, shape) => void outputs.push(lengthField(12, valueInfo(outputName, shape))),
    encode(producer) {
      const graph = lengthField(7, [...nodes, lengthField(2, name), ...initializers, ...inputs, ...outputs]);
      const operators = lengthField(8, [lengthField(1, ''), varintField(2, OPERATORS)]);
      return joined([varintField(1, IR_VERSION), lengthField(2, producer), graph, operators]);
    },
  };
}

function attribute(name: string, value: Attribute): Field[] {
  if (typeof value === 'number') return [lengthField(1, name), varintField(3, value), varintField(20, 2)];
  if ('float' in value) return [lengthField(1, name), floatField(2, value.float), varintField(20, 1)];
  return [lengthField(1, name), ...value.map((item) => varintField(8, item)), varintField(20, 7)];
}

function valueInfo(name: string, shape: readonly (number | string)[]): Field[] {
  const sides = shape.map((side) => lengthField(1, [typeof side === 'number' ? varintField(1, side) : lengthField(2, side)]));
  return [lengthField(1, name), lengthField(2, [lengthField(1, [varintField(1, FLOAT), lengthField(2, sides)])])];
}

/** `raw_data` is little-endian whatever the machine is. */
function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat32(i * 4, values[i], true);
  return bytes;
}
