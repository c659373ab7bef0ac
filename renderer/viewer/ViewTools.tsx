import { Contrast, Maximize, ScanText, SquareDashed } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { t } from '../words/t.ts';
import { useViewerKey } from './use-viewer-key.ts';
import { ZoomLabel } from './ZoomLabel.tsx';

export interface ViewToolsProps {
  /** There is a text mask; undefined = none ever. */
  canMask?: boolean;
  /** There is lettering to show. */
  canRegions?: boolean;
}

/** What lies over the pictures and behind them, and how large they are. */
export function ViewTools({ canMask, canRegions }: ViewToolsProps) {
  const { viewer } = useStores();
  const hasMask = useStore(viewer, (state) => state.hasMask);
  const hasRegions = useStore(viewer, (state) => state.hasRegions);
  const [maskKey, regionsKey, groundKey, fitKey] = [useViewerKey('mask'), useViewerKey('regions'), useViewerKey('ground'), useViewerKey('fit')];
  const { toggleMask, toggleRegions, nextGround, fitToPane } = viewer.getState();
  return (
    <>
      {canMask !== undefined && (
        <IconButton label={t('Text mask')} shortcut={maskKey} Icon={SquareDashed} aria-pressed={hasMask} disabled={!canMask} onClick={toggleMask} />
      )}
      {canRegions !== undefined && (
        <IconButton
          label={t('Lettering regions')}
          shortcut={regionsKey}
          Icon={ScanText}
          aria-pressed={hasRegions}
          disabled={!canRegions}
          onClick={toggleRegions}
        />
      )}
      <IconButton label={t('Ground')} shortcut={groundKey} Icon={Contrast} onClick={nextGround} />
      <IconButton label={t('Fit')} shortcut={fitKey} Icon={Maximize} onClick={fitToPane} />
      <ZoomLabel />
    </>
  );
}
