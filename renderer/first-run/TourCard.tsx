import { Popover } from '@base-ui/react/popover';
import { useRef } from 'react';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { TOUR_STEPS } from './tour-steps.ts';
import { useTourTarget } from './use-tour-target.ts';
import './tour.css';

/** One step: a card at the thing it is about. The window stays usable; Escape in the card ends the tour. */
export function TourCard({ index }: { index: number }) {
  const { firstRun } = useStores();
  const step = TOUR_STEPS[index];
  const target = useTourTarget(step);
  const card = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const keys = { approve: useKeysOf('review.approve') ?? '', changes: useKeysOf('review.changes') ?? '', reject: useKeysOf('review.reject') ?? '' };
  const { goOn, goBack, endTour } = firstRun.getState();
  const isLast = index === TOUR_STEPS.length - 1;
  if (target === null) return null;
  return (
    <Popover.Root
      open
      onOpenChange={(_isOpen, { reason, event }) => {
        // A press elsewhere is what the tour is for; only Escape in the card means the card.
        if (reason === 'escape-key' && event.target instanceof Node && card.current?.contains(event.target)) endTour();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner className="layer" anchor={target} side={step.side} align={step.align} sideOffset={12} collisionPadding={16}>
          <Popover.Popup className="popover tour-card" ref={card} initialFocus={next}>
            {step.align === undefined && <Popover.Arrow className="tour-arrow" />}
            <p className="tour-count">{t('{step} of {steps}', { step: index + 1, steps: TOUR_STEPS.length })}</p>
            <Popover.Title className="tour-title">{t(step.title)}</Popover.Title>
            <Popover.Description className="tour-text">{t(step.text, keys)}</Popover.Description>
            <div className="tour-buttons">
              {!isLast && (
                <button type="button" className="button" data-kind="quiet" onClick={endTour}>
                  {t('Skip the tour')}
                </button>
              )}
              <span className="tour-space" />
              {index > 0 && (
                <button type="button" className="button" onClick={goBack}>
                  {t('Back')}
                </button>
              )}
              <button type="button" className="button" data-kind="primary" ref={next} onClick={goOn}>
                {isLast ? t('Done') : t('Next')}
              </button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
