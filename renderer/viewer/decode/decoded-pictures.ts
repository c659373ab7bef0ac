import { levelSize } from '../pyramid.ts';

interface Decoded {
  /** Level 0 is the picture; each further one is the mean of 2 × 2 pixels of the one before. */
  levels: ImageBitmap[];
}

interface Entry {
  decoding: Promise<Decoded>;
  /** 0 until it is decoded. */
  bytes: number;
  users: number;
}

/** With all smaller levels a picture takes a third more. */
const BYTES_PER_PIXEL = 4 * (4 / 3);

/** Decoded pictures within a number of bytes; the one that is worked on stays, however large it is. */
export class DecodedPictures {
  /** In the order in which they were used last. */
  readonly #entries = new Map<string, Entry>();
  readonly #budgetBytes: number;

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  /**
   * Hands a level of a picture to `work`, which may keep it until its promise ends.
   * @throws Error when the picture can't be loaded or decoded
   */
  async use<Result>(url: string, level: number, work: (bitmap: ImageBitmap) => Result | Promise<Result>): Promise<Result> {
    const entry = this.#entries.get(url) ?? this.#open(url);
    this.#entries.delete(url);
    this.#entries.set(url, entry);
    entry.users++;
    try {
      return await work(await levelOf(await entry.decoding, level));
    } finally {
      entry.users--;
      this.#trim();
    }
  }

  #open(url: string): Entry {
    const entry: Entry = { decoding: decode(url), bytes: 0, users: 0 };
    entry.decoding.then(
      ({ levels: [{ width, height }] }) => {
        entry.bytes = width * height * BYTES_PER_PIXEL;
      },
      // The next one who asks tries again.
      () => this.#entries.delete(url),
    );
    return entry;
  }

  #trim(): void {
    let bytes = 0;
    for (const entry of this.#entries.values()) bytes += entry.bytes;
    for (const [url, entry] of this.#entries) {
      if (bytes <= this.#budgetBytes) return;
      if (entry.users > 0) continue;
      this.#entries.delete(url);
      bytes -= entry.bytes;
      void entry.decoding.then(({ levels }) => {
        for (const level of levels) level.close();
      });
    }
  }
}

async function decode(url: string): Promise<Decoded> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`The picture could not be loaded (${response.status}).`);
  return { levels: [await createImageBitmap(await response.blob())] };
}

async function levelOf({ levels }: Decoded, level: number): Promise<ImageBitmap> {
  for (let next = levels.length; next <= level; next++) {
    const { width, height } = levelSize(levels[0], next);
    const smaller = await createImageBitmap(levels[next - 1], { resizeWidth: width, resizeHeight: height, resizeQuality: 'low' });
    // Somebody else may have made it meanwhile.
    if (levels.length > next) smaller.close();
    else levels.push(smaller);
  }
  return levels[level];
}
