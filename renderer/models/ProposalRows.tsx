import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { ConnectionProposal } from '../../shared/connections.ts';
import { t } from '../words/t.ts';
import type { ModelsState } from './store.ts';

export interface ProposalRowsProps {
  store: StoreApi<ModelsState>;
  /** Left out = it is connected, and its settings open. */
  onTake?: (proposal: ConnectionProposal) => void;
  isDisabled?: boolean;
}

/** What was found on this machine and can be connected with one click. */
export function ProposalRows({ store, onTake = (proposal) => void store.getState().take(proposal), isDisabled = false }: ProposalRowsProps) {
  const proposals = useStore(store, (state) => state.proposals);
  const isLooking = useStore(store, (state) => state.isLooking);
  if (proposals === null || (proposals.length === 0 && isLooking)) return null;
  return (
    <section aria-label={t('Found here')}>
      <h2>{t('Found here')}</h2>
      {proposals.length === 0 ? (
        <p className="models-none">{t('Neither ComfyUI nor AUTOMATIC1111 answers on this machine.')}</p>
      ) : (
        <ul>
          {proposals.map((proposal) => (
            <li key={proposal.connection.baseUrl} className="proposal-row">
              <span className="connection-name">{proposal.connection.label}</span>
              <button
                type="button"
                className="button"
                disabled={isDisabled}
                onClick={() => onTake(proposal)}
                aria-label={t('Connect {name}', { name: proposal.connection.label })}
              >
                {t('Connect')}
              </button>
              <span className="connection-state">{proposal.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
