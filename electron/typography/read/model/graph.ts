import { type Field, fieldsOf, messageOf, textField } from './protobuf.ts';

/** A step of a model. */
export interface ModelNode {
  op: string;
  inputs: string[];
  outputs: string[];
  /** Encoded AttributeProtos. */
  attributes: Uint8Array[];
}

/** Numbers that are part of a model. */
export interface Tensor {
  dims: number[];
  data: Float32Array;
}

/** An ONNX model that can be changed and written again. */
export interface ModelGraph {
  /** All but the constants, in an order in which they can be run. */
  nodes: ModelNode[];
  /** The float32 tensor of that name; null = not a constant, or of another type. */
  constant(name: string): Tensor | null;
  /** Adds a constant and gives its name. */
  add(tensor: Tensor): string;
  /** Drops what nothing uses, and gives the model's bytes. */
  write(): Uint8Array;
}

// Field numbers of onnx.proto (ONNX IR 8).
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5, output: 12 } as const;
const NODE = { input: 1, output: 2, name: 3, op: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, float: 2, int: 3, tensor: 5, ints: 8, type: 20 } as const;
const TENSOR = { dims: 1, type: 2, name: 8, raw: 9 } as const;
const TYPES = { float: 1, int: 2, ints: 7 } as const;
const FLOAT32 = 1;

/** @throws RangeError for bytes that are no ONNX model */
export function readModel(bytes: Uint8Array): ModelGraph {
  const model = fieldsOf(bytes);
  const graphField = model.find(({ number }) => number === MODEL.graph);
  if (!(graphField?.value instanceof Uint8Array)) throw new RangeError('The file holds no model.');
  const graph = fieldsOf(graphField.value);
  const read = graph.filter(({ number }) => number === GRAPH.node).map((field) => ({ field, node: readNode(field.value as Uint8Array) }));
  const constants = read.filter(({ node }) => node.op === 'Constant');
  const nodes = read.filter(({ node }) => node.op !== 'Constant').map(({ node }) => node);
  const stored = new Map<string, Uint8Array>();
  for (const tensor of all(graph, GRAPH.initializer)) stored.set(text(all(fieldsOf(tensor), TENSOR.name)[0]), tensor);
  for (const { node } of constants) {
    const [value] = node.attributes.flatMap((attribute) => all(fieldsOf(attribute), ATTRIBUTE.tensor));
    if (value) stored.set(node.outputs[0], value);
  }
  const results = all(graph, GRAPH.output).map((output) => text(all(fieldsOf(output), 1)[0]));
  const added = new Map<string, Tensor>();
  const known = new Map<string, Tensor | null>();
  return {
    nodes,
    constant(name) {
      if (!known.has(name)) known.set(name, stored.has(name) ? readTensor(stored.get(name)!) : null);
      return known.get(name)!;
    },
    add(tensor) {
      const name = `galley.${added.size}`;
      added.set(name, tensor);
      known.set(name, tensor);
      return name;
    },
    write() {
      const used = new Set([...results, ...nodes.flatMap(({ inputs }) => inputs)]);
      const kept = constants.filter(({ node }) => used.has(node.outputs[0])).map(({ field }) => field);
      const rest = graph.filter(({ number }) => number !== GRAPH.node);
      const tensors = [...added]
        .filter(([name]) => used.has(name))
        .map(([name, tensor]) => ({ number: GRAPH.initializer, type: 2 as const, value: tensorFields(name, tensor) }));
      const fields = [...kept, ...nodes.map((node) => ({ number: GRAPH.node, type: 2 as const, value: nodeFields(node) })), ...rest, ...tensors];
      return messageOf(model.map((field) => (field === graphField ? { ...field, value: fields } : field)));
    },
  };
}

function readNode(bytes: Uint8Array): ModelNode {
  const fields = fieldsOf(bytes);
  return {
    op: text(all(fields, NODE.op)[0]),
    inputs: all(fields, NODE.input).map(text),
    outputs: all(fields, NODE.output).map(text),
    attributes: all(fields, NODE.attribute),
  };
}

function nodeFields({ op, inputs, outputs, attributes }: ModelNode): Field[] {
  return [
    ...inputs.map((name) => textField(NODE.input, name)),
    ...outputs.map((name) => textField(NODE.output, name)),
    textField(NODE.name, outputs[0]),
    textField(NODE.op, op),
    ...attributes.map((attribute) => bytesField(NODE.attribute, attribute)),
  ];
}

function readTensor(bytes: Uint8Array): Tensor | null {
  const fields = fieldsOf(bytes);
  const [raw] = all(fields, TENSOR.raw);
  if (!raw || fields.find(({ number }) => number === TENSOR.type)?.value !== FLOAT32) return null;
  const dims = fields.flatMap(({ number, value }) => (number === TENSOR.dims && typeof value === 'number' ? [value] : []));
  return { dims, data: new Float32Array(new Uint8Array(raw).buffer) };
}

function tensorFields(name: string, { dims, data }: Tensor): Field[] {
  return [
    ...dims.map((value): Field => ({ number: TENSOR.dims, type: 0, value })),
    { number: TENSOR.type, type: 0, value: FLOAT32 },
    textField(TENSOR.name, name),
    bytesField(TENSOR.raw, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ];
}

/** The integers of an attribute; [] where the node has none of that name. */
export function integersOf({ attributes }: ModelNode, name: string): number[] {
  for (const attribute of attributes) {
    const fields = fieldsOf(attribute);
    if (text(all(fields, ATTRIBUTE.name)[0]) !== name) continue;
    return fields.flatMap(({ number, value }) => ((number === ATTRIBUTE.int || number === ATTRIBUTE.ints) && typeof value === 'number' ? [value] : []));
  }
  return [];
}

/** The float of an attribute; null where the node has none of that name. */
export function floatOf({ attributes }: ModelNode, name: string): number | null {
  for (const attribute of attributes) {
    const fields = fieldsOf(attribute);
    if (text(all(fields, ATTRIBUTE.name)[0]) !== name) continue;
    const [value] = all(fields, ATTRIBUTE.float);
    return value ? new DataView(value.buffer, value.byteOffset).getFloat32(0, true) : null;
  }
  return null;
}

export function integers(name: string, values: readonly number[]): Uint8Array {
  return messageOf([
    textField(ATTRIBUTE.name, name),
    ...values.map((value): Field => ({ number: ATTRIBUTE.ints, type: 0, value })),
    { number: ATTRIBUTE.type, type: 0, value: TYPES.ints },
  ]);
}

export function integer(name: string, value: number): Uint8Array {
  return messageOf([textField(ATTRIBUTE.name, name), { number: ATTRIBUTE.int, type: 0, value }, { number: ATTRIBUTE.type, type: 0, value: TYPES.int }]);
}

export function float(name: string, value: number): Uint8Array {
  const bytes = new Uint8Array(new Float32Array([value]).buffer);
  return messageOf([
    textField(ATTRIBUTE.name, name),
    { number: ATTRIBUTE.float, type: 5, value: bytes },
    { number: ATTRIBUTE.type, type: 0, value: TYPES.float },
  ]);
}

function all(fields: readonly Field[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.value instanceof Uint8Array ? [field.value] : []));
}

function bytesField(number: number, value: Uint8Array): Field {
  return { number, type: 2, value };
}

function text(bytes: Uint8Array | undefined): string {
  return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString() : '';
}
