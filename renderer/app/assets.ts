import { AppError, ERROR_CODES, type ErrorCode } from '../../shared/errors.ts';

/** An image that the studio has taken in. */
export interface ImportedImage {
  sha256: string;
  width: number;
  height: number;
}

export interface Assets {
  /** Address of an image; with `width` (px) a thumbnail of at most that width. */
  url: (sha256: string, width?: number) => string;
  /** Hands an image file to the studio. Throws AppError `unreadable-image`, `unsupported-image`, `image-too-large` … */
  importImage: (file: File) => Promise<ImportedImage>;
}

interface Refusal {
  code?: unknown;
  message?: unknown;
  details?: unknown;
}

async function refusalOf(response: Response, name: string): Promise<AppError> {
  const refusal = (await response.json().catch(() => ({}))) as Refusal;
  const code = ERROR_CODES.includes(refusal.code as ErrorCode) ? (refusal.code as ErrorCode) : 'unreadable-image';
  const message = typeof refusal.message === 'string' ? refusal.message : `“${name}” could not be taken in (${response.status}).`;
  return new AppError(code, message);
}

/** Addresses of images, the same in every shell. Images never travel through the contract; they are loaded by the hash of their bytes. */
export function createAssets(fetchLike: typeof fetch): Assets {
  return {
    url: (sha256, width) => `/asset/${sha256}${width === undefined ? '' : `?w=${width}`}`,
    async importImage(file) {
      const response = await fetchLike(`/asset/import?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
      if (!response.ok) throw await refusalOf(response, file.name);
      return (await response.json()) as ImportedImage;
    },
  };
}
