import { Ban, Download } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../../words/t.ts';
import { useStores } from '../stores.ts';
import type { FileKind } from './file-kind.ts';
import { useWindowDrop } from './use-window-drop.ts';
import './drop.css';

/** While files are over the window: what will become of them. It lies over everything and catches nothing. */
export function DropTarget() {
  const { drops, navigation } = useStores();
  useStore(navigation, (state) => state.page);
  const held = useWindowDrop();
  if (held === null) return null;
  const [first] = held;
  const isOneKind = held.every((kind) => kind === first);
  const taker = isOneKind && first !== null && first !== undefined ? drops.takerOf(first) : null;
  const Icon = first === 'unknown' && isOneKind ? Ban : Download;
  return (
    <div className="drop-target" role="status">
      <div className="drop-card">
        <Icon size={26} strokeWidth={1.5} aria-hidden />
        <strong>{taker?.says() ?? promise(isOneKind ? (first ?? null) : null, held.length)}</strong>
      </div>
    </div>
  );
}

function promise(kind: FileKind | null, count: number): string {
  if (kind === 'image') return count === 1 ? t('Letter this picture') : t('Letter the first of these pictures');
  if (kind === 'prompts') return t('Look at the prompts in it, then queue them');
  if (kind === 'font') return t('Add to the fonts for lettering');
  if (kind === 'unknown') return t('Galley has no use for this kind of file');
  return t('Drop pictures, lists of prompts, ComfyUI workflows or fonts');
}
