import type { KeyboardEvent, PointerEvent } from 'react';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { GRIPS, type Grip, gripPoint, shapeAfterKey, uprightOf } from './grips.ts';
import { shapeOf } from './shape.ts';
import { movedTo, type WorkItem } from './work-items.ts';

export interface RegionHandlesProps {
  item: WorkItem;
  onGrip: (event: PointerEvent, item: WorkItem, grip: Grip) => void;
}

/** Corners, sides, rotation and bend of the selected region, for the pointer and for the arrow keys. */
export function RegionHandles({ item, onGrip }: RegionHandlesProps) {
  const { workbench } = useStores();
  const shape = shapeOf(item.area);
  const upright = `${uprightOf(shape)}deg`;

  function onKeyDown(event: KeyboardEvent, grip: Grip): void {
    const next = shapeAfterKey(shape, grip, event);
    if (next === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    workbench.getState().edit(item.id, movedTo(item, next), 'nudge');
  }

  return GRIPS.map(({ grip, name }) => {
    const [left, top] = gripPoint(shape, grip);
    return (
      <button
        key={name}
        type="button"
        className="work-grip work-handle"
        data-kind={grip.kind}
        aria-label={t('{grip} of region {id}', { grip: t(name), id: item.id })}
        title={t(name)}
        style={{ left, top, '--upright': upright } as React.CSSProperties}
        onPointerDown={(event) => onGrip(event, item, grip)}
        onKeyDown={(event) => onKeyDown(event, grip)}
      />
    );
  });
}
