import { Check, X } from 'lucide-react';
import { boxAround } from '../../shared/geometry.ts';
import type { LetteringRegion } from '../../shared/lettering.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import type { Size } from './picture.ts';
import { type ReadMark, readMark } from './read-mark.ts';

export interface RegionOverlayProps {
  regions: readonly LetteringRegion[];
  reading: 'readBefore' | 'readAfter';
  size: Size;
}

/** Where lettering was found or set, with what is read there and what should be; a press on it zooms to it. */
export function RegionOverlay({ regions, reading, size }: RegionOverlayProps) {
  return (
    <>
      <svg className="region-quads" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        {regions.map((region, index) => (
          <Quad key={index} points={region.quad.map((corner) => corner.join(',')).join(' ')} mark={readMark(region, reading)} />
        ))}
      </svg>
      {regions.map((region, index) => (
        <RegionLabel key={index} region={region} reading={reading} />
      ))}
    </>
  );
}

/** A line that is seen on light and on dark. */
function Quad({ points, mark }: { points: string; mark: ReadMark }) {
  return (
    <>
      <polygon className="quad-edge" points={points} />
      <polygon points={points} data-mark={mark} />
    </>
  );
}

function RegionLabel({ region, reading }: { region: LetteringRegion; reading: RegionOverlayProps['reading'] }) {
  const { viewer } = useStores();
  const box = boxAround(region.quad);
  const mark = readMark(region, reading);
  const text = labelOf(region, reading, mark);
  return (
    <button
      type="button"
      className="region-label"
      data-mark={mark}
      style={{ left: box.x, top: box.y }}
      title={t('Zoom to it')}
      onClick={() => viewer.getState().zoomTo(box)}
    >
      {mark === 'exact' && <Check size={11} aria-label={t('exact')} />}
      {mark === 'wrong' && <X size={11} aria-label={t('wrong')} />}
      {text}
    </button>
  );
}

function labelOf(region: LetteringRegion, reading: RegionOverlayProps['reading'], mark: ReadMark): string {
  const { wanted } = region;
  const read = region[reading];
  if (mark === 'wrong' && wanted !== null)
    return read === '' ? t('nothing read, wanted “{wanted}”', { wanted }) : t('“{read}”, wanted “{wanted}”', { read, wanted });
  return read === '' ? t('nothing read') : read;
}
