import { createHash } from 'node:crypto';
import { dataUri, exchange, jsonOf, multipartBody } from '../../http-calls.ts';
import type { AdapterParts, EncodedImage } from '../../remote-model.ts';

/** Larger pictures are uploaded: https://replicate.com/docs/topics/predictions/input-files (256 KB). */
const MAX_INLINE_BYTES = 256 * 1024;
/** Uploads are kept for 24 h there; used for half of that. */
const KEPT_MS = 12 * 3_600_000;
const UPLOAD_MS = 120_000;
const MAX_REMEMBERED = 200;

export interface Uploads {
  /** What stands in a prediction's input for a picture: a data URI, or the address of the upload. The same picture is uploaded once. */
  write(picture: EncodedImage, signal: AbortSignal): Promise<string>;
}

export function createUploads(parts: AdapterParts, authorization: () => Record<string, string>): Uploads {
  const known = new Map<string, { url: string; at: number }>();

  async function upload(picture: EncodedImage, signal: AbortSignal): Promise<string | null> {
    const fileName = `picture.${picture.mediaType.slice('image/'.length)}`;
    const { headers, body } = multipartBody([{ name: 'content', image: picture, fileName }]);
    const url = `${parts.connection.baseUrl}/files`;
    const answer = await exchange(parts.http, { url, method: 'POST', headers: { ...authorization(), ...headers }, body, signal }, { deadlineMs: UPLOAD_MS });
    const address = (jsonOf(answer) as { urls?: { get?: unknown } } | null)?.urls?.get;
    return answer.status < 300 && typeof address === 'string' && URL.canParse(address) ? address : null;
  }

  return {
    async write(picture, signal) {
      if (picture.bytes.length <= MAX_INLINE_BYTES) return dataUri(picture);
      const hash = createHash('sha256').update(picture.bytes).digest('hex');
      const now = parts.clock().getTime();
      const before = known.get(hash);
      if (before && now - before.at < KEPT_MS) return before.url;
      // Servers that are compatible need not have a store of files.
      const url = await upload(picture, signal);
      if (url === null) return dataUri(picture);
      if (known.size >= MAX_REMEMBERED) known.delete(known.keys().next().value!);
      known.set(hash, { url, at: now });
      return url;
    },
  };
}
