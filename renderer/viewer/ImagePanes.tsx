import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { ImagePane } from './ImagePane.tsx';
import { contentOf } from './scene.ts';
import { useViewerParts } from './viewer-context.ts';

/** The pictures as elements of the page, where there is no WebGL. Modes are the same; the difference has display values of channels only. */
export function ImagePanes({ label }: { label: string }) {
  const { viewer } = useStores();
  const { pictures, panes } = useViewerParts();
  const state = useStore(viewer);
  return (
    <div className="image-panes" role="img" aria-label={label}>
      {contentOf({ pictures, state, panes }).map(({ rect, pictures: shown }, index) => (
        <ImagePane key={index} rect={rect} shown={shown} />
      ))}
    </div>
  );
}
