import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';

/** The words of a new pin, at its place. */
export function PinForm() {
  const { pins } = useReviewStores();
  const draft = useStore(pins, (state) => state.draft);
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  if (draft === null) return null;
  const { add, cancel } = pins.getState();
  return (
    <form
      className="pin-form"
      data-side={draft.x > 0.6 ? 'left' : 'right'}
      data-edge={draft.y > 0.6 ? 'above' : 'below'}
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
