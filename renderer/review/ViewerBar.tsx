import { MapPin, Type } from 'lucide-react';
import { useStore } from 'zustand';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { MapMenu } from '../viewer/MapMenu.tsx';
import { ModeSegments } from '../viewer/ModeSegments.tsx';
import { ViewTools } from '../viewer/ViewTools.tsx';
import { t } from '../words/t.ts';
import { useReviewStores } from './use-review-stores.ts';

export function ViewerBar() {
  const { review, workbench } = useStores();
  const { pins } = useReviewStores();
  const isPinning = useStore(pins, (state) => state.draft !== null);
  const pinKey = useKeysOf('review.pin');
  const letteringKey = useKeysOf('review.lettering');
  const proof = useStore(review, (state) => state.detail);
  return (
    <div className="viewer-bar" role="toolbar" aria-label={t('View')}>
      <ModeSegments names={[t('Before'), t('After')]} />
      <span className="viewer-space" />
      <span className="viewer-tools">
        <IconButton
          label={t('Set a pin')}
          shortcut={pinKey}
          Icon={MapPin}
          aria-pressed={isPinning}
          disabled={proof === null}
          onClick={() => pins.getState().startAt(0.5, 0.5)}
        />
        <IconButton
          label={t('Edit lettering')}
          shortcut={letteringKey}
          Icon={Type}
          disabled={proof === null}
          onClick={() => proof && void workbench.getState().open(proof)}
        />
        <MapMenu a={proof?.beforeSha256 ?? null} b={proof?.afterSha256 ?? null} />
        <ViewTools canMask={proof?.maskSha256 != null} canRegions={proof?.lettering != null} />
      </span>
    </div>
  );
}
