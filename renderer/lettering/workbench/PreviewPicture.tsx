import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { movedBy } from './moved-by.ts';
import type { Preview } from './preview-loop.ts';

/** The ground with the letters over it. What was only moved since the preview was made moves at once. */
export function PreviewPicture({ preview, isHidden }: { preview: Preview; isHidden: boolean }) {
  const { workbench, assets } = useStores();
  const items = useStore(workbench, (state) => state.history.present);
  const hidden = isHidden || undefined;
  return (
    <>
      <img src={assets.url(preview.groundSha256)} alt="" draggable={false} data-hidden={hidden} />
      {preview.layers.map(({ id, sha256, box: { x, y, width, height } }) => {
        const [byX, byY] = movedBy(
          preview.items.find((item) => item.id === id),
          items.find((item) => item.id === id),
        ) ?? [0, 0];
        return (
          <img
            key={id}
            className="work-letters"
            src={assets.url(sha256)}
            alt=""
            draggable={false}
            data-hidden={hidden}
            style={{ left: x + byX, top: y + byY, width, height }}
          />
        );
      })}
    </>
  );
}
