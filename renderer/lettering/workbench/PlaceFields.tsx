import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { ArcField } from '../ArcField.tsx';
import { NumberField } from '../NumberField.tsx';
import { LetterFields } from './LetterFields.tsx';
import { SliderField } from './SliderField.tsx';
import { nearestBox, type Shape, shapeOf } from './shape.ts';
import { bendOf, bendShape, rotateShape } from './shape-drag.ts';
import { movedTo, type WorkItem } from './work-items.ts';

/** The place in numbers, for those who don't drag. */
export function PlaceFields({ item }: { item: WorkItem }) {
  const { workbench } = useStores();
  const shape = shapeOf(item.area);
  const { settle } = workbench.getState();
  const place = (next: Shape, key?: string) => workbench.getState().edit(item.id, movedTo(item, next), key);

  return (
    <>
      {shape.kind === 'box' && (
        <div className="work-numbers">
          <NumberField
            label="X"
            name={t('Middle from the left')}
            value={Math.round(shape.centre[0])}
            isOfHistory
            onChange={(x) => place({ ...shape, centre: [x, shape.centre[1]] })}
          />
          <NumberField
            label="Y"
            name={t('Middle from the top')}
            value={Math.round(shape.centre[1])}
            isOfHistory
            onChange={(y) => place({ ...shape, centre: [shape.centre[0], y] })}
          />
          <NumberField
            label={t('W')}
            name={t('Width')}
            value={Math.round(shape.width)}
            isOfHistory
            onChange={(width) => place({ ...shape, width: Math.max(12, width) })}
          />
          <NumberField
            label={t('H')}
            name={t('Height')}
            value={Math.round(shape.height)}
            isOfHistory
            onChange={(height) => place({ ...shape, height: Math.max(12, height) })}
          />
        </div>
      )}
      {shape.kind === 'box' && (
        <SliderField
          label={t('Turn')}
          name={t('Turn, degrees')}
          min={-180}
          max={180}
          step={1}
          value={Math.round(shape.rotation)}
          shown={`${Math.round(shape.rotation)}°`}
          onChange={(degrees) => place(rotateShape(shape, degrees - shape.rotation), 'turn')}
          onSettle={settle}
        />
      )}
      <ArcField
        arc={Math.max(-180, Math.min(180, Math.round(bendOf(shape))))}
        isDisabled={false}
        onChange={(degrees) => place(bendShape(shape, degrees), 'bend')}
        onSettle={settle}
      />
      <LetterFields item={item} />
      {shape.kind === 'quad' && (
        <button type="button" className="text-button" onClick={() => place(nearestBox(shape.corners))}>
          {t('Take the perspective away')}
        </button>
      )}
    </>
  );
}
