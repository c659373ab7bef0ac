import { Plus, X } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useStore } from 'zustand';
import { Picture } from '../ui/Picture.tsx';
import { t } from '../words/t.ts';
import { SLOT_WORDS } from './slot-words.ts';
import type { SlotName } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

/** One image: press to choose another, drop a file on it, or take it away. */
export function SlotCard({ name }: { name: SlotName }) {
  const store = useCompareStore();
  const slot = useStore(store, ({ slots }) => slots[name]);
  const [isOver, setOver] = useState(false);
  const words = SLOT_WORDS[name];

  function onDrop(event: DragEvent): void {
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    void store.getState().importFiles([file], name);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same
    <div
      className="slot-card"
      data-slot={name}
      data-drop={isOver || undefined}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <button
        type="button"
        className="slot-button"
        title={slot === null ? t(words.choose) : t('{image}: choose another image', { image: slot.source || slot.name })}
        onClick={() => void store.getState().choose(name)}
      >
        <Picture sha256={slot?.sha256 ?? null} width={128} alt="" placeholder={<Plus size={16} aria-hidden />} />
        <span className="slot-text">
          <span className="slot-label">{t(words.label)}</span>
          <span className="slot-name">{slot?.name ?? t(words.empty)}</span>
          {slot !== null && (
            <span className="slot-size number">
              {slot.width} × {slot.height}
            </span>
          )}
        </span>
      </button>
      {slot !== null && (
        <button type="button" className="icon-button slot-remove" aria-label={t(words.take)} onClick={() => store.getState().setSlot(name, null)}>
          <X size={13} aria-hidden />
        </button>
      )}
    </div>
  );
}
