import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useStores } from '../../app/stores.ts';
import { useReviewStores } from '../use-review-stores.ts';
import { PinDraftMark } from './PinDraftMark.tsx';
import { PinForm } from './PinForm.tsx';
import { PinMark } from './PinMark.tsx';
import { PinTarget } from './PinTarget.tsx';
import './pins.css';

/** Pins over the final picture, moved and scaled with it; the one that is being set too. */
export function PinLayer() {
  const { review } = useStores();
  const { pins: store } = useReviewStores();
  const proof = useStore(review, (state) => state.detail);
  const isShown = useStore(store, (state) => state.isShown);
  const openId = useStore(store, (state) => state.openId);
  const { isSetting, isWriting } = useStore(
    store,
    useShallow(({ draft }) => ({ isSetting: draft !== null && !draft.isWriting, isWriting: draft?.isWriting === true })),
  );
  if (proof === null) return null;
  const own = proof.allPins.filter(({ proofId, pixelsSha256 }) => proofId === proof.id && pixelsSha256 === proof.afterSha256);
  return (
    <div className="pin-layer">
      {isSetting && <PinTarget />}
      {isShown && own.map((pin) => <PinMark key={pin.id} pin={pin} isOpen={pin.id === openId} />)}
      {isSetting && <PinDraftMark />}
      {isWriting && <PinForm />}
    </div>
  );
}
