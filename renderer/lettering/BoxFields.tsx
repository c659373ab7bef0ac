import type { Box } from '../../shared/geometry.ts';
import { t } from '../words/t.ts';
import { boxBetween, firstBox, type ImageSize } from './box-edit.ts';
import { NumberField } from './NumberField.tsx';

export interface BoxFieldsProps {
  box: Box | undefined;
  onChange: (box: Box | undefined) => void;
  size: ImageSize;
}

/** The box in numbers, and the way in and out for those who don't draw. */
export function BoxFields({ box, onChange, size }: BoxFieldsProps) {
  if (box === undefined) {
    return (
      <div className="box-fields">
        <span className="box-note">{t('Galley chooses the place.')}</span>
        <button type="button" className="button" onClick={() => onChange(firstBox(size))}>
          {t('Place a box')}
        </button>
      </div>
    );
  }
  const place = ({ x, y, width, height }: Box) => onChange(boxBetween(x, y, x + width, y + height, size));
  return (
    <div className="box-fields">
      <NumberField label="X" value={box.x} onChange={(x) => place({ ...box, x: Math.min(x, size.width - box.width) })} />
      <NumberField label="Y" value={box.y} onChange={(y) => place({ ...box, y: Math.min(y, size.height - box.height) })} />
      <NumberField label={t('W')} name={t('Width')} value={box.width} onChange={(width) => place({ ...box, width })} />
      <NumberField label={t('H')} name={t('Height')} value={box.height} onChange={(height) => place({ ...box, height })} />
      <button type="button" className="button" onClick={() => onChange(undefined)}>
        {t('Let Galley choose')}
      </button>
    </div>
  );
}
