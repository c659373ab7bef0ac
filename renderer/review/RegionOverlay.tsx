import { boxAround } from '../../shared/geometry.ts';
import type { LetteringRegion } from '../../shared/lettering.ts';
import type { Size } from './view-transform.ts';

export interface RegionOverlayProps {
  regions: readonly LetteringRegion[];
  kind: 'before' | 'after';
  size: Size;
}

/** Where lettering was found or set, with what is read there. */
export function RegionOverlay({ regions, kind, size }: RegionOverlayProps) {
  return (
    <>
      <svg className="region-quads" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        {regions.map((region, index) => (
          <polygon key={index} points={region.quad.map((corner) => corner.join(',')).join(' ')} data-check={region.check} />
        ))}
      </svg>
      {regions.map((region, index) => {
        const { x, y } = boxAround(region.quad);
        const read = kind === 'before' ? region.readBefore : region.readAfter;
        return (
          <span key={index} className="region-label" data-check={region.check} style={{ left: x, top: y }}>
            {read === '' ? 'nothing read' : read}
          </span>
        );
      })}
    </>
  );
}
