import { type DragEvent, useState } from 'react';
import { useStore } from 'zustand';
import { useDropTaker } from '../app/drop/use-drop-taker.ts';
import { createPointerStore } from '../viewer/pointer-store.ts';
import { t } from '../words/t.ts';
import { CompareBar } from './CompareBar.tsx';
import { CompareEmpty } from './CompareEmpty.tsx';
import { ComparePanel } from './ComparePanel.tsx';
import { CompareViewer } from './CompareViewer.tsx';
import './compare.css';
import { ImagePicker } from './ImagePicker.tsx';
import { MapLine } from './MapLine.tsx';
import { SlotStrip } from './SlotStrip.tsx';
import { useCompareActions } from './use-compare-actions.ts';
import { useCompareStore } from './use-compare-store.ts';

/** Two to four images, every measure between two of them, and where they differ. */
export function ComparePage() {
  const store = useCompareStore();
  const hasBoth = useStore(store, ({ slots }) => slots.a !== null && (slots.b ?? slots.c ?? slots.d) !== null);
  const [isOver, setOver] = useState(false);
  const [pointer] = useState(createPointerStore);
  useCompareActions();
  useDropTaker({ kind: 'image', says: () => t('Put into the next free place of the comparison'), take: (files) => void store.getState().importFiles(files) });

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) void store.getState().importFiles(files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the buttons do the same
    <div
      className="compare-page"
      data-drop={isOver || undefined}
      data-empty={!hasBoth || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false)}
      onDrop={onDrop}
    >
      <h1 className="visually-hidden">{t('Compare')}</h1>
      <CompareBar />
      {hasBoth ? <CompareViewer pointer={pointer} /> : <CompareEmpty />}
      {hasBoth && <MapLine pointer={pointer} />}
      {hasBoth && <ComparePanel />}
      <SlotStrip />
      <ImagePicker />
    </div>
  );
}
