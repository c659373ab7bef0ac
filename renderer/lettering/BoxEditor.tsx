import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { Box } from '../../shared/geometry.ts';
import { t } from '../words/t.ts';
import { boxAfterKey, HANDLES, type ImageSize } from './box-edit.ts';
import { useBoxDrag } from './use-box-drag.ts';

export interface BoxEditorProps {
  /** undefined = Galley chooses the place. */
  box: Box | undefined;
  onChange: (box: Box | undefined) => void;
  size: ImageSize;
  /** Lies under the box, as large as the frame. */
  children?: ReactNode;
}

/** A box in pixels of the image: drawn, moved and resized with the pointer or the keyboard. */
export function BoxEditor({ box, onChange, size, children }: BoxEditorProps) {
  const frame = useRef<HTMLDivElement>(null);
  const drag = useBoxDrag({ frame, box, size, onChange });
  const share = (length: number, whole: number) => `${(length / whole) * 100}%`;

  function onKeyDown(event: KeyboardEvent): void {
    if (box === undefined) return;
    const isDelete = event.key === 'Delete' || event.key === 'Backspace';
    const next = isDelete ? undefined : boxAfterKey(box, event, size);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
  }

  return (
    <div
      ref={frame}
      className="box-frame"
      style={{ aspectRatio: `${size.width} / ${size.height}`, '--ratio': size.width / size.height } as React.CSSProperties}
      onPointerDown={drag.start}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.end}
    >
      {children}
      {box === undefined ? (
        <p className="box-hint">{t('Draw a box for the lettering')}</p>
      ) : (
        <button
          type="button"
          className="box-body"
          aria-label={t('Lettering box at {x}, {y}, {width} × {height} px. Arrows move it, Alt and arrows resize it.', {
            x: String(box.x),
            y: String(box.y),
            width: String(box.width),
            height: String(box.height),
          })}
          style={{
            left: share(box.x, size.width),
            top: share(box.y, size.height),
            width: share(box.width, size.width),
            height: share(box.height, size.height),
          }}
          onKeyDown={onKeyDown}
        >
          {HANDLES.map((handle) => (
            <span key={handle} className="box-handle" data-handle={handle} />
          ))}
        </button>
      )}
    </div>
  );
}
