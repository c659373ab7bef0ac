import { type DragEvent, useState } from 'react';
import { useStore } from 'zustand';
import { CompareBar } from './CompareBar.tsx';
import { CompareEmpty } from './CompareEmpty.tsx';
import { ComparePanel } from './ComparePanel.tsx';
import { CompareViewer } from './CompareViewer.tsx';
import './compare.css';
import { ImagePicker } from './ImagePicker.tsx';
import { MapLine } from './MapLine.tsx';
import { SlotStrip } from './SlotStrip.tsx';
import { useCompareKeys } from './use-compare-keys.ts';
import { useCompareStore } from './use-compare-store.ts';

/** Any two images, every measure, and where they differ. */
export function ComparePage() {
  const store = useCompareStore();
  const hasBoth = useStore(store, ({ slots }) => slots.a !== null && slots.b !== null);
  const [isOver, setOver] = useState(false);
  useCompareKeys();

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
      <h1 className="visually-hidden">Compare</h1>
      <CompareBar />
      {hasBoth ? <CompareViewer /> : <CompareEmpty />}
      {hasBoth && <MapLine />}
      {hasBoth && <ComparePanel />}
      <SlotStrip />
      <ImagePicker />
    </div>
  );
}
