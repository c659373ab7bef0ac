import type { LetteringRegion } from '../../shared/lettering.ts';

/** Width and height in px. */
export interface Size {
  width: number;
  height: number;
}

/** A picture that lies over another one, of the same proportions. */
export interface PictureOverlay {
  sha256: string;
  /** 0–1 */
  opacity: number;
}

/** One of the two to four pictures that are looked at together. */
export interface ViewerPicture extends Size {
  /** Tells it from the others. */
  key: string;
  /** null = there is none; the name says why. */
  sha256: string | null;
  /** "Before"; a short name that fits into the picture's corner. */
  name: string;
  /** White where its text is; null = nobody knows. */
  maskSha256?: string | null;
  /** False colours over it. */
  overlay?: PictureOverlay | null;
  /** Its lettering, and which of the two readings is this picture's. */
  lettering?: { regions: readonly LetteringRegion[]; reading: 'readBefore' | 'readAfter' } | null;
  /** Part of a picture: what is transparent shows a checkerboard whatever the ground. */
  isCutout?: boolean;
}
