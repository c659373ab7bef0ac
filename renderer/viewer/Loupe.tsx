import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { LoupeTile } from './LoupeTile.tsx';
import { usePixels } from './use-pixels.ts';
import { useViewerParts } from './viewer-context.ts';

/** Pixels across; odd, so that one is in the middle. */
const SIDE = 15;
/** CSS px per pixel. */
const ENLARGED = 8;
/** Between the pointer and the loupe, CSS px. */
const APART = 18;
/** Of one tile with its values, CSS px. */
const TILE_HEIGHT = SIDE * ENLARGED + 44;
const PADDING = 8;

/** The pixels under the pointer of every picture, 8 times as large, with their values; without a pointer those in the middle of the view. */
export function Loupe() {
  const { viewer } = useStores();
  const hasLoupe = useStore(viewer, (state) => state.hasLoupe);
  return hasLoupe ? <LoupeWindow /> : null;
}

function LoupeWindow() {
  const { viewer } = useStores();
  const { pictures, pointer, size } = useViewerParts();
  const spot = useStore(pointer, (state) => state.spot);
  const view = useStore(viewer, (state) => state.view);
  const pane = useStore(viewer, (state) => state.pane);
  const at = spot ?? { left: pane.width / 2, top: pane.height / 2, x: Math.floor(view.centreX), y: Math.floor(view.centreY) };
  const blocks = usePixels(pictures, at, SIDE);
  const width = pictures.length * (SIDE * ENLARGED + PADDING) + PADDING;
  const height = TILE_HEIGHT + PADDING * 2;
  const room = { width: size.width / size.pixelRatio, height: size.height / size.pixelRatio };
  const left = at.left + APART + width > room.width ? Math.max(4, at.left - APART - width) : at.left + APART;
  const top = at.top + APART + height > room.height ? Math.max(4, at.top - APART - height) : at.top + APART;
  return (
    <section className="loupe" aria-label={t('Loupe at {x}, {y}', { x: String(at.x), y: String(at.y) })} style={{ left, top }}>
      {pictures.map((picture, index) => (
        <LoupeTile key={picture.key} name={picture.name} block={blocks[index]} side={SIDE} enlarged={ENLARGED} />
      ))}
    </section>
  );
}
