import { Columns2, Diff, Layers2, type LucideIcon, Repeat, SquareSplitHorizontal, SquareSplitVertical } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import { MODE_WORDS } from './mode-words.ts';
import { VIEW_MODES, type ViewMode } from './modes.ts';
import { useViewerKey } from './use-viewer-key.ts';

const ICONS: Record<Exclude<ViewMode, 'single'>, LucideIcon> = {
  side: Columns2,
  swipe: SquareSplitHorizontal,
  'swipe-down': SquareSplitVertical,
  onion: Layers2,
  blink: Repeat,
  difference: Diff,
};

export interface ModeSegmentsProps {
  /** Of the pictures, in their order: each can be shown alone. */
  names: readonly string[];
}

/** The ways to look at the pictures, and each picture alone. */
export function ModeSegments({ names }: ModeSegmentsProps) {
  const { viewer } = useStores();
  const mode = useStore(viewer, (state) => state.mode);
  const shown = useStore(viewer, (state) => state.shown);
  const { setMode } = viewer.getState();
  return (
    <fieldset className="segments mode-segments" aria-label={t('Compare')}>
      {names.length > 1 &&
        VIEW_MODES.filter((way) => way !== 'single').map((way) => <ModeButton key={way} way={way} isOn={mode === way} onPress={() => setMode(way)} />)}
      {names.map((name, index) => (
        <button
          key={name}
          type="button"
          className="segment"
          aria-pressed={mode === 'single' && Math.min(shown, names.length - 1) === index}
          onClick={() => setMode('single', index)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

function ModeButton({ way, isOn, onPress }: { way: Exclude<ViewMode, 'single'>; isOn: boolean; onPress: () => void }) {
  const Icon = ICONS[way];
  const label = t(MODE_WORDS[way]);
  const key = useViewerKey(way);
  return (
    <Tip text={key === undefined ? label : `${label} (${key})`}>
      <button type="button" className="segment mode-segment" aria-label={label} aria-pressed={isOn} onClick={onPress}>
        <Icon size={15} aria-hidden />
      </button>
    </Tip>
  );
}
