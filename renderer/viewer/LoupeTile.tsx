import { useLayoutEffect, useRef } from 'react';
import { hexOf } from '../../shared/geometry.ts';
import { t } from '../words/t.ts';
import type { PixelBlock } from './use-pixels.ts';

export interface LoupeTileProps {
  name: string;
  /** undefined while it is read. */
  block: PixelBlock | undefined;
  side: number;
  enlarged: number;
}

/** One picture's pixels as squares with a grid; the middle one is framed, its value stands below. */
export function LoupeTile({ name, block, side, enlarged }: LoupeTileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const data = block?.data ?? null;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, side, side);
    if (data !== null && data.length === side * side * 4) context.putImageData(new ImageData(new Uint8ClampedArray(data), side, side), 0, 0);
  }, [data, side]);

  const middle = ((side * side - 1) / 2) * 4;
  const value = data === null ? null : data.subarray(middle, middle + 4);
  return (
    <div className="loupe-tile" style={{ width: side * enlarged }}>
      <div className="loupe-pixels" style={{ width: side * enlarged, height: side * enlarged, backgroundSize: `${enlarged}px ${enlarged}px` }}>
        <canvas ref={canvas} width={side} height={side} />
        <span className="loupe-grid" style={{ backgroundSize: `${enlarged}px ${enlarged}px` }} />
        <span className="loupe-middle" style={{ inset: ((side - 1) / 2) * enlarged }} />
      </div>
      <span className="loupe-name">{name}</span>
      <span className="loupe-value number">
        {value === null ? t('no pixel here') : `${value[0]} ${value[1]} ${value[2]}${value[3] < 255 ? ` / ${value[3]}` : ''}`}
        {value !== null && <span className="loupe-hex">{hexOf([value[0], value[1], value[2]])}</span>}
      </span>
    </div>
  );
}
