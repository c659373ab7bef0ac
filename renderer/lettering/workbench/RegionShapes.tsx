import type { PointerEvent } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import type { ImageSize } from '../box-edit.ts';
import type { Grip } from './grips.ts';
import { LocalOutline } from './LocalOutline.tsx';
import { movedBy } from './moved-by.ts';
import { modeOf } from './region-edit.ts';
import { cornersOf, outlineOf, shapeOf } from './shape.ts';
import type { Guides } from './snap.ts';
import { isLettered, type WorkItem } from './work-items.ts';

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
  const alsoIds = useStore(workbench, (state) => state.alsoIds);
  const shown = useStore(workbench, (state) => state.preview?.items ?? state.found);
  const regions = useStore(workbench, (state) => state.regions);
  const selected = items.find(({ id }) => id === selectedId);
  const isStale =
    selected !== undefined &&
    isLettered(selected) &&
    movedBy(
      shown.find(({ id }) => id === selectedId),
      selected,
    ) === null;
  const isSelected = (id: number) => id === selectedId || alsoIds.includes(id);
  return (
    <>
      <svg className="work-shapes" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        {guides.x !== null && <line className="work-guide" x1={guides.x} x2={guides.x} y1={0} y2={size.height} />}
        {guides.y !== null && <line className="work-guide" y1={guides.y} y2={guides.y} x1={0} x2={size.width} />}
        {isStale && <LocalOutline item={selected} />}
        {items.map((item) => {
          const points = outlineOf(shapeOf(item.area)).join(' ');
          return (
            <g key={item.id} className="work-shape" data-selected={isSelected(item.id) || undefined} data-mode={modeOf(item)}>
              <polygon className="work-shape-shade" points={points} />
              <polygon className="work-grip work-shape-line" points={points} onPointerDown={(event) => onGrip(event, item, MOVE)} />
            </g>
          );
        })}
      </svg>
      {items.map((item) => {
        const [left, top] = cornersOf(shapeOf(item.area))[0];
        const isFlagged = !item.isDecided && (regions[item.id - 1]?.flags ?? []).length > 0;
        return (
          <button
            key={item.id}
            type="button"
            className="work-grip work-number number"
            data-flagged={isFlagged || undefined}
            aria-pressed={isSelected(item.id)}
            data-mode={modeOf(item)}
            aria-label={t('Region {id}: {words}', { id: item.id, words: item.isErased ? t('erased') : (item.text ?? t('left as it stands')) })}
            style={{ left, top }}
            onPointerDown={(event) => onGrip(event, item, MOVE)}
            // With Shift the press has done it: focus would leave only this one selected.
            onMouseDown={(event) => event.shiftKey && event.preventDefault()}
            onFocus={() => !isSelected(item.id) && workbench.getState().select(item.id)}
          >
            {item.id}
          </button>
        );
      })}
    </>
  );
}
