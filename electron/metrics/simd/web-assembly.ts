interface WebAssemblyParts {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (code: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> };
}

const PAGE = 65_536;

/** Memory for `bytes` bytes, zeros, and the functions of a module that works in it. */
export function instantiate(code: Uint8Array<ArrayBuffer>, bytes: number): { memory: ArrayBuffer; exports: Record<string, unknown> } {
  // Node has it in every version that Galley runs on; its types come with the DOM's, which this layer must not see.
  const { Memory, Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyParts }).WebAssembly;
  const memory = new Memory({ initial: Math.ceil(bytes / PAGE) + 1 });
  const { exports } = new Instance(new Module(code), { rows: { memory } });
  return { memory: memory.buffer, exports };
}
