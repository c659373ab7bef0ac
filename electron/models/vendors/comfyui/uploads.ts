import { createHash } from 'node:crypto';
import type { EncodedImage } from '../../remote-model.ts';
import type { ComfyServer, ServerFile } from './server.ts';

const FOLDER = 'galley';

export interface Uploads {
  /** How LoadImage names the picture ("galley/3f2a….png"). A picture that the server has had is not sent again. */
  place(image: EncodedImage, signal: AbortSignal): Promise<string>;
  /** Forgets what the server was given: it lost it. The next `place` sends it again without asking. */
  forget(): void;
}

/** Pictures on the server under names made of their content. */
export function createUploads(server: Pick<ComfyServer, 'upload' | 'inputLength'>): Uploads {
  const placed = new Map<string, Promise<string>>();
  let isTrusted = true;

  async function send(image: EncodedImage, fileName: string, signal: AbortSignal): Promise<string> {
    const file: ServerFile = { filename: fileName, subfolder: FOLDER, type: 'input' };
    // The length tells a file that was cut off when the server died from a whole one.
    const isThere = isTrusted && (await server.inputLength(file, signal).catch(() => null)) === image.bytes.length;
    if (isThere) return `${FOLDER}/${fileName}`;
    const given = await server.upload(
      [
        { name: 'image', image, fileName },
        { name: 'type', value: 'input' },
        { name: 'subfolder', value: FOLDER },
        { name: 'overwrite', value: 'true' },
      ],
      signal,
    );
    return given.subfolder ? `${given.subfolder}/${given.filename}` : given.filename;
  }

  return {
    async place(image, signal) {
      const sha = createHash('sha256').update(image.bytes).digest('hex');
      const fileName = `${sha.slice(0, 40)}.${image.mediaType.slice('image/'.length)}`;
      const known = placed.get(fileName);
      if (known) {
        // Whoever sent it may have been cancelled.
        const place = await known.catch(() => null);
        if (place !== null) return place;
      }
      const sending = send(image, fileName, signal);
      placed.set(fileName, sending);
      return sending.catch((error) => {
        if (placed.get(fileName) === sending) placed.delete(fileName);
        throw error;
      });
    },
    forget() {
      placed.clear();
      isTrusted = false;
    },
  };
}
