import { useRef } from 'react';
import { useStore } from 'zustand';
import type { ProofSummary } from '../../shared/proof.ts';
import { Modal } from '../ui/Modal.tsx';
import { Picture } from '../ui/Picture.tsx';
import { t } from '../words/t.ts';
import { FileButton } from './FileButton.tsx';
import { SLOT_WORDS } from './slot-words.ts';
import type { Slot, SlotName } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';
import './picker.css';

/** Pictures that a proof has for a place. */
function picturesOf(proof: ProofSummary, slot: SlotName): { name: string; sha256: string }[] {
  if (slot === 'mask') return proof.maskSha256 === null ? [] : [{ name: t('Of the proof'), sha256: proof.maskSha256 }];
  return [
    { name: t('Before'), sha256: proof.beforeSha256 },
    { name: t('After'), sha256: proof.afterSha256 },
  ];
}

/** Chooses an image from the proofs or from a file. */
export function ImagePicker() {
  const store = useCompareStore();
  const choosing = useStore(store, (state) => state.choosing);
  const proofs = useStore(store, (state) => state.proofs);
  const total = useStore(store, (state) => state.proofsTotal);
  // The words stay while the dialog fades.
  const shown = useRef<SlotName>('a');
  if (choosing !== null) shown.current = choosing;
  const slot = shown.current;
  const { setSlot, choose, importFiles, loadMoreProofs } = store.getState();
  const listed = proofs.filter((proof) => picturesOf(proof, slot).length > 0);

  return (
    <Modal title={t(SLOT_WORDS[slot].choose)} isOpen={choosing !== null} onClose={() => void choose(null)} size="wide">
      <div className="picker-head">
        <p>{listed.length === 0 ? t('No proof has one yet.') : t('From a proof, newest first, or from a file.')}</p>
        <FileButton label={t('Open a file…')} onFiles={(files) => void importFiles(files, slot)} />
      </div>
      <ul className="picker-list" aria-label={t('Proofs')}>
        {listed.map((proof) => (
          <li key={proof.id}>
            <p className="picker-prompt" title={proof.prompt}>
              {proof.prompt}
            </p>
            <p className="picker-facts number">
              {proof.width} × {proof.height}
            </p>
            <div className="picker-pictures">
              {picturesOf(proof, slot).map((picture) => (
                <PickerPicture key={picture.name} {...picture} proof={proof} onPick={(picked) => setSlot(slot, picked)} />
              ))}
            </div>
          </li>
        ))}
      </ul>
      {proofs.length < total && (
        <button type="button" className="button" onClick={() => void loadMoreProofs()}>
          {t('Show more')}
        </button>
      )}
    </Modal>
  );
}

function PickerPicture({ name, sha256, proof, onPick }: { name: string; sha256: string; proof: ProofSummary; onPick: (slot: Slot) => void }) {
  const { width, height, prompt } = proof;
  return (
    <button
      type="button"
      className="picker-picture"
      aria-label={t('{name}: {prompt}', { name, prompt: prompt.slice(0, 120) })}
      onClick={() => onPick({ sha256, width, height, name, source: prompt })}
    >
      <Picture sha256={sha256} width={256} alt="" />
      <span>{name}</span>
    </button>
  );
}
