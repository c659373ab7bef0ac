import { Radar } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { ConnectionKind } from '../../../shared/connections.ts';
import { ProposalRows } from '../../models/ProposalRows.tsx';
import type { ModelsState } from '../../models/store.ts';
import { t } from '../../words/t.ts';

export interface ConnectFindProps {
  store: StoreApi<ModelsState>;
  /** A connection was made, or one that exists was chosen. */
  onChosen: (id: string) => void;
}

/** What can be connected: servers that answer on this machine, what to start, and vendors. */
export function ConnectFind({ store, onChosen }: ConnectFindProps) {
  const isLooking = useStore(store, (state) => state.isLooking);
  const hasFound = useStore(store, (state) => (state.proposals?.length ?? 0) > 0);
  const connected = useStore(store, (state) => state.list!.connections);
  // An endpoint of one's own wants an address and prices: that is for the models page.
  const vendors = useStore(store, (state) => state.list!.kinds).filter(({ kind, isPaid }) => isPaid && kind !== 'generic');
  const [isMaking, setMaking] = useState(false);

  /** What was made last is what the models page has open. */
  async function make(work: () => Promise<void>): Promise<void> {
    const before = new Set(connected.map(({ connection }) => connection.id));
    setMaking(true);
    await work();
    setMaking(false);
    const made = store.getState().list!.connections.find(({ connection }) => !before.has(connection.id));
    if (made) onChosen(made.connection.id);
  }
  const connectVendor = (kind: ConnectionKind) =>
    make(async () => {
      store.getState().begin(kind);
      await store.getState().save();
    });

  return (
    <>
      <section className="connect-part">
        <h3>{t('On this machine')}</h3>
        <p role="status">
          {isLooking
            ? t('Looking for ComfyUI, AUTOMATIC1111 and Forge…')
            : hasFound
              ? t('This answers here. Press Connect; nothing is changed on its side.')
              : t('Nothing answers here yet. Start what you use, then look again:')}
        </p>
        {hasFound && <ProposalRows store={store} onTake={(proposal) => void make(() => store.getState().take(proposal))} isDisabled={isMaking} />}
        {!isLooking && !hasFound && (
          <ul className="connect-how">
            <li>{t('ComfyUI: start it as always. Galley looks where it usually is (ports 8188 and 8000).')}</li>
            <li>{t('AUTOMATIC1111 or Forge: start it with --api (ports 7860 and 7861).')}</li>
          </ul>
        )}
        <button type="button" className="button" disabled={isLooking} onClick={() => void store.getState().discover()}>
          <Radar size={14} aria-hidden />
          {t('Look again')}
        </button>
      </section>
      <section className="connect-part">
        <h3>{t('Online, with your key')}</h3>
        <p>{t('They cost money for each picture. Galley says the price first and keeps to your budget.')}</p>
        <div className="connect-vendors">
          {vendors.map(({ kind, label }) => (
            <button key={kind} type="button" className="button" disabled={isMaking} onClick={() => void connectVendor(kind)}>
              {label}
            </button>
          ))}
        </div>
      </section>
      {connected.length > 0 && (
        <section className="connect-part">
          <h3>{t('Connected')}</h3>
          <div className="connect-vendors">
            {connected.map(({ connection: { id, label } }) => (
              <button key={id} type="button" className="button" data-kind="quiet" onClick={() => onChosen(id)}>
                {label}
              </button>
            ))}
          </div>
        </section>
      )}
    </>
  );
}
