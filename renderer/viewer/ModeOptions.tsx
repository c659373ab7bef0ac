import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Segments } from '../ui/Segments.tsx';
import { t } from '../words/t.ts';
import { BLINK_PERIODS, GAINS } from './modes.ts';
import { OptionRange } from './OptionRange.tsx';
import { useViewerParts } from './viewer-context.ts';

/** What can be set in the mode that is on, over the foot of the pictures; nothing where there is nothing to set. */
export function ModeOptions() {
  const { viewer } = useStores();
  const { pictures } = useViewerParts();
  const mode = useStore(viewer, (state) => state.mode);
  const isMixed = pictures.some(({ width, height }) => width !== pictures[0].width || height !== pictures[0].height);
  return (
    <>
      {mode === 'onion' && <OnionOptions />}
      {mode === 'blink' && <BlinkOptions />}
      {mode === 'difference' && <DifferenceFields />}
      {isMixed && <AlignmentOptions />}
    </>
  );
}

function OnionOptions() {
  const { viewer } = useStores();
  const opacity = useStore(viewer, (state) => state.onionOpacity);
  return <OptionRange label={t('Opacity of the picture on top')} text={t('Opacity')} value={opacity} onChange={viewer.getState().setOnionOpacity} />;
}

function BlinkOptions() {
  const { viewer } = useStores();
  const period = useStore(viewer, (state) => state.blinkMs);
  return (
    <Segments
      label={t('Seconds for each picture')}
      value={String(period)}
      options={BLINK_PERIODS.map((ms) => ({ value: String(ms), label: t('{seconds} s', { seconds: String(ms / 1000) }) }))}
      onChange={(value) => viewer.getState().setBlinkMs(Number(value))}
    />
  );
}

function DifferenceFields() {
  const { viewer } = useStores();
  const { gain, isLinear, isLuminance } = useStore(viewer, (state) => state.difference);
  const { setDifference } = viewer.getState();
  return (
    <>
      <Segments
        label={t('Of what the difference is taken')}
        value={isLuminance ? 'luminance' : 'channels'}
        options={[
          { value: 'channels', label: t('Colour') },
          { value: 'luminance', label: t('Luminance') },
        ]}
        onChange={(value) => setDifference({ isLuminance: value === 'luminance' })}
      />
      <Segments
        label={t('Values that are compared')}
        value={isLinear ? 'linear' : 'display'}
        options={[
          { value: 'display', label: t('Display'), title: t('sRGB values as they are stored') },
          { value: 'linear', label: t('Linear'), title: t('Linear light') },
        ]}
        onChange={(value) => setDifference({ isLinear: value === 'linear' })}
      />
      <Segments
        label={t('Gain')}
        value={String(gain)}
        options={GAINS.map((value) => ({ value: String(value), label: `×${value}` }))}
        onChange={(value) => setDifference({ gain: Number(value) })}
      />
    </>
  );
}

function AlignmentOptions() {
  const { viewer } = useStores();
  const alignment = useStore(viewer, (state) => state.alignment);
  return (
    <Segments
      label={t('Pictures of other sizes')}
      value={alignment}
      options={[
        { value: 'fit', label: t('Made to fit') },
        { value: 'pixels', label: t('Pixel on pixel') },
      ]}
      onChange={viewer.getState().setAlignment}
    />
  );
}
