import { Contrast, Maximize, ScanText, SquareDashed, Type } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Segments } from '../ui/Segments.tsx';
import { GateFilter } from './GateFilter.tsx';
import { FILTER_OPTIONS } from './verdict-words.ts';
import { ZoomLabel } from './ZoomLabel.tsx';

const MODES = [
  { value: 'side', label: 'Side by side' },
  { value: 'swipe', label: 'Swipe' },
  { value: 'before', label: 'Before' },
  { value: 'after', label: 'After' },
] as const;

export function ViewerBar() {
  const { review, viewer, workbench } = useStores();
  const filter = useStore(review, (state) => state.filter);
  const mode = useStore(viewer, (state) => state.mode);
  const hasMask = useStore(viewer, (state) => state.hasMask);
  const hasRegions = useStore(viewer, (state) => state.hasRegions);
  const isLettered = useStore(review, (state) => state.detail?.maskSha256 != null);
  const proof = useStore(review, (state) => state.detail);
  const { setMode, toggleMask, toggleRegions, nextGround, fitToPane } = viewer.getState();

  return (
    <div className="viewer-bar" role="toolbar" aria-label="View">
      <Segments label="Show proofs" value={filter} options={FILTER_OPTIONS} onChange={(value) => void review.getState().setFilter(value)} />
      <GateFilter />
      <span className="viewer-space" />
      <Segments label="Compare" value={mode} options={MODES} onChange={setMode} />
      <span className="viewer-tools">
        <IconButton label="Edit lettering" shortcut="E" Icon={Type} disabled={proof === null} onClick={() => proof && void workbench.getState().open(proof)} />
        <IconButton label="Text mask" shortcut="M" Icon={SquareDashed} aria-pressed={hasMask} disabled={!isLettered} onClick={toggleMask} />
        <IconButton label="Lettering regions" shortcut="L" Icon={ScanText} aria-pressed={hasRegions} onClick={toggleRegions} />
        <IconButton label="Ground" shortcut="G" Icon={Contrast} onClick={nextGround} />
        <IconButton label="Fit" shortcut="F" Icon={Maximize} onClick={fitToPane} />
        <ZoomLabel />
      </span>
    </div>
  );
}
