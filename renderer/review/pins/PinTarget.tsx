import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';

/** The picture while a place for a pin is chosen: a press on it is the place. The keyboard has the cross. */
export function PinTarget() {
  const { pins } = useReviewStores();
  return (
    <button
      type="button"
      tabIndex={-1}
      className="pin-target"
      aria-label={t('Set the pin here')}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        pins.getState().placeAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
      }}
    />
  );
}
