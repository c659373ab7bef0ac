import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { ViewerPicture } from './picture.ts';
import type { PointerState } from './pointer-store.ts';
import type { Rect } from './pyramid.ts';
import type { ScreenSize } from './use-screen-size.ts';

/** What the parts of one viewer share. */
export interface ViewerParts {
  pictures: readonly ViewerPicture[];
  /** Of the whole viewer. */
  size: ScreenSize;
  /** Screen px. */
  panes: readonly Rect[];
  pointer: StoreApi<PointerState>;
}

export const ViewerContext = createContext<ViewerParts | null>(null);

/** Throws outside of a PictureViewer. */
export function useViewerParts(): ViewerParts {
  const parts = useContext(ViewerContext);
  if (parts === null) throw new Error('useViewerParts needs a PictureViewer above it.');
  return parts;
}
