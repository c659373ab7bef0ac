import { formatShare } from '../ui/format.ts';
import { t } from '../words/t.ts';
import type { ViewerPicture } from './picture.ts';
import type { ViewerState } from './viewer-store.ts';

/** Words in a pane's corners: at the left the first, at the right the second. @param shown numbers of its pictures */
export function paneLabels(pictures: readonly ViewerPicture[], shown: readonly number[], state: ViewerState): string[] {
  const names = shown.map((index) => nameOf(pictures[index], state));
  if (names.length < 2) return names;
  const [first, second] = names;
  if (state.mode === 'onion') return [first, t('{name} at {opacity}', { name: second, opacity: formatShare(state.onionOpacity) })];
  if (state.mode !== 'difference') return names;
  return [t('|{first} − {second}|', { first, second }), differenceWords(state)];
}

function nameOf(picture: ViewerPicture | undefined, { image, alignment }: ViewerState): string {
  if (picture === undefined) return '';
  const { name, width, height } = picture;
  if (width === image.width && height === image.height) return name;
  const size = { name, width: String(width), height: String(height) };
  return alignment === 'fit' ? t('{name} · {width} × {height}, made to fit', size) : t('{name} · {width} × {height}, pixel on pixel', size);
}

/** What the colours of a difference are. */
export function differenceWords({ difference: { gain, isLinear, isLuminance } }: Pick<ViewerState, 'difference'>): string {
  const values = { gain: String(gain) };
  if (isLuminance) return isLinear ? t('Luminance of linear light × {gain}', values) : t('Luma of display values × {gain}', values);
  return isLinear ? t('Channels of linear light × {gain}', values) : t('Channels of display values × {gain}', values);
}
