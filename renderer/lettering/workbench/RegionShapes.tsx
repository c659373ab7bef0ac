import type { PointerEvent } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import type { ImageSize } from '../box-edit.ts';
import type { Grip } from './grips.ts';
import { LocalOutline } from './LocalOutline.tsx';
import { cornersOf, outlineOf, shapeOf } from './shape.ts';
import type { Guides } from './snap.ts';
import type { WorkItem } from './work-items.ts';

export interface RegionShapesProps {
  size: ImageSize;
  guides: Guides;
  onGrip: (event: PointerEvent, item: WorkItem, grip: Grip) => void;
}

const MOVE: Grip = { kind: 'move' };

/** Every region as a polygon with its number. The number is what the keyboard reaches; arrows move it then. */
export function RegionShapes({ size, guides, onGrip }: RegionShapesProps) {
  const { workbench } = useStores();
  const items = useStore(workbench, (state) => state.history.present);
  const selectedId = useStore(workbench, (state) => state.selectedId);
  const isStale = useStore(workbench, (state) => state.preview?.items !== state.history.present && state.history.present !== state.found);
  const regions = useStore(workbench, (state) => state.regions);
  const selected = items.find(({ id }) => id === selectedId);
  return (
    <>
      <svg className="work-shapes" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        {guides.x !== null && <line className="work-guide" x1={guides.x} x2={guides.x} y1={0} y2={size.height} />}
        {guides.y !== null && <line className="work-guide" y1={guides.y} y2={guides.y} x1={0} x2={size.width} />}
        {isStale && selected !== undefined && <LocalOutline item={selected} />}
        {items.map((item) => {
          const points = outlineOf(shapeOf(item.area)).join(' ');
          return (
            <g key={item.id} className="work-shape" data-selected={item.id === selectedId || undefined} data-kept={item.isKept || undefined}>
              <polygon className="work-shape-shade" points={points} />
              <polygon className="work-grip work-shape-line" points={points} onPointerDown={(event) => onGrip(event, item, MOVE)} />
            </g>
          );
        })}
      </svg>
      {items.map((item) => {
        const [left, top] = cornersOf(shapeOf(item.area))[0];
        const flags = item.region === null ? [] : (regions[item.id - 1]?.flags ?? []);
        return (
          <button
            key={item.id}
            type="button"
            className="work-grip work-number number"
            data-flagged={flags.length > 0 || undefined}
            aria-pressed={item.id === selectedId}
            aria-label={`Region ${item.id}: ${item.text ?? 'left as it stands'}`}
            style={{ left, top }}
            onPointerDown={(event) => onGrip(event, item, MOVE)}
            onClick={() => workbench.getState().select(item.id)}
            onFocus={() => workbench.getState().select(item.id)}
          >
            {item.id}
          </button>
        );
      })}
    </>
  );
}
