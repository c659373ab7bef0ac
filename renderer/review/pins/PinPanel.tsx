import { MapPin } from 'lucide-react';
import { useStore } from 'zustand';
import type { ProofDetail } from '../../../shared/proof.ts';
import { useKeysOf } from '../../app/actions/use-keys-of.ts';
import { t, tx } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import { PinThread } from './PinThread.tsx';

/** Every pin of the proof with what was said of it, then those of earlier versions. */
export function PinPanel({ proof }: { proof: ProofDetail }) {
  const { pins } = useReviewStores();
  const openId = useStore(pins, (state) => state.openId);
  const key = useKeysOf('review.pin');
  const isOwn = ({ proofId, pixelsSha256 }: { proofId: string; pixelsSha256: string }) => proofId === proof.id && pixelsSha256 === proof.afterSha256;
  const own = proof.allPins.filter(isOwn);
  const earlier = proof.allPins.filter((pin) => !isOwn(pin));
  return (
    <>
      <section aria-label={t('Pins')}>
        {own.length === 0 ? (
          <div className="pin-empty">
            <MapPin size={20} strokeWidth={1.5} aria-hidden />
            <p>{t('A pin is a note at a place of the picture. Open pins go along when you ask for changes.')}</p>
            {key !== undefined && (
              <p className="soft-words">
                {tx('Press <k>{key}</k>, then click the place, or move the cross with the arrows and press Enter.', {
                  key,
                  k: (chunks) => <kbd>{chunks}</kbd>,
                })}
              </p>
            )}
          </div>
        ) : (
          <ul className="pin-list">
            {own.map((pin) => (
              <PinThread key={pin.id} pin={pin} isOpen={pin.id === openId} isOwn />
            ))}
          </ul>
        )}
        <button type="button" className="button" onClick={() => pins.getState().startAt(0.5, 0.5)}>
          <MapPin size={14} aria-hidden /> {t('Set a pin')}
        </button>
      </section>
      {earlier.length > 0 && (
        <section aria-label={t('Pins of earlier versions')}>
          <h2>{t('Of the version before')}</h2>
          <ul className="pin-list">
            {earlier.map((pin) => (
              <PinThread key={pin.id} pin={pin} isOpen={pin.id === openId} isOwn={false} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
