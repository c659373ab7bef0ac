import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { FullWindow } from './FullWindow.tsx';
import './vote.css';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import { VoteName } from './VoteName.tsx';
import { VotePair } from './VotePair.tsx';
import { VoteResult } from './VoteResult.tsx';

/** The blind vote over the whole window: who votes, pair after pair, what came of it. */
export function VoteDialog() {
  const { vote } = useBakeOffStores();
  const isOpen = useStore(vote, (state) => state.bakeOffId !== null);
  const stage = useStore(vote, (state) => state.stage);
  return (
    <FullWindow label={t('Blind vote')} isOpen={isOpen} onClose={() => vote.getState().close()}>
      {stage === 'name' && <VoteName />}
      {stage === 'vote' && <VotePair />}
      {stage === 'done' && <VoteResult />}
    </FullWindow>
  );
}
