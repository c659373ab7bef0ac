/** What is kept as long as there is room. */
interface Entry<Value> {
  value: Value;
  bytes: number;
  /** Number of the frame that used it last. */
  frame: number;
}

export interface TextureCacheOptions<Value> {
  budgetBytes: number;
  dispose: (value: Value) => void;
}

/**
 * Keeps textures by name within a number of bytes. What a frame uses stays at least until the next one, whatever the number says;
 * of the rest that which was not used for longest goes first.
 */
export class TextureCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #options: TextureCacheOptions<Value>;
  #bytes = 0;
  #frame = 0;

  constructor(options: TextureCacheOptions<Value>) {
    this.#options = options;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#entries.size;
  }

  beginFrame(): void {
    this.#frame++;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** It counts as used in this frame. */
  get(name: string): Value | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    entry.frame = this.#frame;
    // A map keeps the order of insertion: the end is what was used last.
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    return entry.value;
  }

  add(name: string, value: Value, bytes: number): void {
    this.remove(name);
    this.#entries.set(name, { value, bytes, frame: this.#frame });
    this.#bytes += bytes;
    this.#trim();
  }

  /** It has grown, by mipmaps for example. */
  grow(name: string, bytes: number): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    entry.bytes += bytes;
    this.#bytes += bytes;
  }

  remove(name: string): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    this.#entries.delete(name);
    this.#bytes -= entry.bytes;
    this.#options.dispose(entry.value);
  }

  clear(): void {
    for (const name of [...this.#entries.keys()]) this.remove(name);
  }

  /** Without disposing: the context that they were in is gone. */
  forget(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #trim(): void {
    for (const [name, { frame }] of this.#entries) {
      if (this.#bytes <= this.#options.budgetBytes) return;
      if (frame < this.#frame) this.remove(name);
    }
  }
}
