import { type ReactNode, useState } from 'react';
import { useStores } from '../app/stores.ts';

export interface PictureProps {
  sha256: string | null;
  /** Thumbnail width, px. */
  width: number;
  alt: string;
  /** Shown while there is no picture. */
  placeholder?: ReactNode;
}

/** A thumbnail on neutral ground; the ground alone while there is no picture. */
export function Picture({ sha256, width, alt, placeholder }: PictureProps) {
  const { assets } = useStores();
  const [failed, setFailed] = useState<string | null>(null);
  const isShown = sha256 !== null && failed !== sha256;
  return (
    <span className="picture">
      {isShown ? (
        <img src={assets.url(sha256, width)} alt={alt} loading="lazy" decoding="async" draggable={false} onError={() => setFailed(sha256)} />
      ) : (
        placeholder
      )}
    </span>
  );
}
