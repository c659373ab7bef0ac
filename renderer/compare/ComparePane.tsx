import { useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { useStageTransform } from '../review/use-stage-transform.ts';
import { SLOT_WORDS } from './slot-words.ts';
import { useCompareStore } from './use-compare-store.ts';

export interface ComparePaneProps {
  name: 'a' | 'b' | 'map';
  label?: string;
  /** The map lies over it. */
  hasMap: boolean;
}

/** One image, or the map alone, at the shared zoom. */
export function ComparePane({ name, label, hasMap }: ComparePaneProps) {
  const { assets, viewer } = useStores();
  const store = useCompareStore();
  const slot = useStore(store, ({ slots }) => slots[name === 'map' ? 'a' : name]);
  const mask = useStore(store, ({ slots }) => slots.mask);
  const hasMask = useStore(viewer, (state) => state.hasMask);
  const picture = useStore(store, (state) => state.picture);
  const isOver = useStore(store, (state) => state.mapPlace === 'over');
  const opacity = useStore(store, (state) => state.opacity);
  const stage = useRef<HTMLDivElement>(null);
  useStageTransform(stage);
  if (slot === null) return null;
  const isMap = name === 'map';

  return (
    <div className="pane" data-kind={name}>
      <div className="stage" ref={stage} style={{ width: slot.width, height: slot.height }}>
        {!isMap && <img src={assets.url(slot.sha256)} alt="" draggable={false} />}
        {hasMask && !isMap && mask !== null && <img className="stage-mask" src={assets.url(mask.sha256)} alt="" draggable={false} />}
        {picture !== null && (isMap || (hasMap && isOver)) && (
          <img className="stage-map" src={assets.url(picture.sha256)} alt="" draggable={false} style={{ opacity: isMap ? 1 : opacity }} />
        )}
      </div>
      <span className="pane-label">{label ?? (isMap ? 'Map' : `${SLOT_WORDS[name].label} · ${slot.name}`)}</span>
    </div>
  );
}
