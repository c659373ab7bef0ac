import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { MODE_WORDS } from './mode-words.ts';
import { useViewerParts } from './viewer-context.ts';

/** Zoom and mode in words for people who hear the page; what went wrong, and that pictures are drawn the plain way, for everybody. */
export function LiveText({ hasGl, problem }: { hasGl: boolean; problem: string }) {
  const { viewer } = useStores();
  const { pictures } = useViewerParts();
  const mode = useStore(viewer, (state) => state.mode);
  const shown = useStore(viewer, (state) => state.shown);
  const percent = useStore(viewer, (state) => Math.round(state.view.scale * window.devicePixelRatio * 100));
  const way = mode === 'single' ? (pictures[Math.min(shown, pictures.length - 1)]?.name ?? '') : t(MODE_WORDS[mode]);
  return (
    <>
      <output className="visually-hidden">{t('{way}, zoom {percent} %', { way, percent: String(percent) })}</output>
      {!hasGl && <span className="viewer-note">{t('Simple view: there is no WebGL 2 here')}</span>}
      {problem !== '' && (
        <span className="viewer-note" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
