import { Plug, Plus, Radar } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { DropMenu } from '../ui/DropMenu.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { MenuEntry } from '../ui/MenuEntry.tsx';
import { PageBar } from '../ui/PageBar.tsx';
import { ConnectionDetail } from './ConnectionDetail.tsx';
import { ConnectionRows } from './ConnectionRows.tsx';
import './models.css';
import { t } from '../words/t.ts';
import { ProposalRows } from './ProposalRows.tsx';
import { useModelsStores } from './use-models-stores.ts';

/** Engines and vendors: what is connected, what could be, and the one that is looked at. */
export function ModelsPage() {
  const { navigation } = useStores();
  const { store, workflows } = useModelsStores();
  const list = useStore(store, (state) => state.list);
  const hasDraft = useStore(store, (state) => state.draft !== null);
  const isLooking = useStore(store, (state) => state.isLooking);
  useEffect(() => void store.getState().load(), [store]);
  if (list === null) return null;

  return (
    <div className="models-page">
      <h1 className="visually-hidden">{t('Models')}</h1>
      <PageBar title={t('Models')} note={t('Sketch is always here. Everything else comes through a connection.')}>
        <button type="button" className="button" data-kind="quiet" disabled={isLooking} onClick={() => void store.getState().discover()}>
          <Radar size={14} aria-hidden />
          {isLooking ? t('Looking…') : t('Find local servers')}
        </button>
        <DropMenu
          trigger={
            <button type="button" className="button" data-kind="primary">
              <Plus size={14} aria-hidden />
              {t('Add connection')}
            </button>
          }
        >
          {list.kinds.map(({ kind, label }) => (
            <MenuEntry key={kind} onChoose={() => store.getState().begin(kind)}>
              {label}
            </MenuEntry>
          ))}
        </DropMenu>
      </PageBar>
      <div className="models-list">
        <ConnectionRows store={store} />
        <ProposalRows store={store} />
      </div>
      {hasDraft ? (
        <ConnectionDetail store={store} workflows={workflows} />
      ) : (
        <EmptyState Icon={Plug} title={t('Nothing is connected yet')}>
          <p>
            {t(
              'Add a vendor with its key, or start ComfyUI or AUTOMATIC1111 on this machine: Galley finds them. Until then every prompt is rendered by Sketch, Galley’s own engine for comps.',
            )}
          </p>
          <button type="button" className="button" data-kind="primary" onClick={() => navigation.getState().open('connect')}>
            {t('Connect a model')}
          </button>
        </EmptyState>
      )}
    </div>
  );
}
