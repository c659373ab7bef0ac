import { useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import type { ViewerState } from '../../viewer/viewer-store.ts';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import type { PinDraft } from './store.ts';

/** px of the screen that the form takes. */
const FORM_WIDTH = 290;
const FORM_HEIGHT = 150;

/** On which side of the pin the form has room in its pane. */
function roomAt(draft: PinDraft | null, { view, pane, image }: ViewerState): { side: 'left' | 'right'; edge: 'above' | 'below' } {
  const x = ((draft?.x ?? 0) * image.width - view.centreX) * view.scale + pane.width / 2;
  const y = ((draft?.y ?? 0) * image.height - view.centreY) * view.scale + pane.height / 2;
  return { side: x + FORM_WIDTH > pane.width ? 'left' : 'right', edge: y + FORM_HEIGHT > pane.height ? 'above' : 'below' };
}

/** The words of a new pin, at its place. */
export function PinForm() {
  const { viewer } = useStores();
  const { pins } = useReviewStores();
  const draft = useStore(pins, (state) => state.draft);
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  // In the same moment that it is there: whoever types fast means it and not the page.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  // Only where it is set: moving the picture below must not make the form jump.
  const [room] = useState(() => roomAt(draft, viewer.getState()));
  if (draft === null) return null;
  const { add, cancel } = pins.getState();
  return (
    <form
      className="pin-form"
      data-side={room.side}
      data-edge={room.edge}
      style={{ left: `${draft.x * 100}%`, top: `${draft.y * 100}%` }}
      onSubmit={(event) => {
        event.preventDefault();
        void add(text);
      }}
      ref={(element) => {
        // The viewer must not take what is pressed in here for a pan.
        const keep = (event: PointerEvent) => event.stopPropagation();
        element?.addEventListener('pointerdown', keep);
        return () => element?.removeEventListener('pointerdown', keep);
      }}
    >
      <span className="pin-form-dot" aria-hidden />
      <div className="pin-form-box">
        <textarea
          ref={field}
          className="field"
          rows={3}
          maxLength={2000}
          aria-label={t('What the pin says')}
          placeholder={t('What should change here?')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') cancel();
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            void add(text);
          }}
        />
        <div className="pin-form-buttons">
          <button type="button" className="button" data-kind="quiet" onClick={cancel}>
            {t('Not now')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={text.trim() === ''}>
            {t('Set the pin')}
          </button>
        </div>
      </div>
    </form>
  );
}
