import { Menu } from '@base-ui/react/menu';
import { Plug, Plus, Radar } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageBar } from '../ui/PageBar.tsx';
import { ConnectionDetail } from './ConnectionDetail.tsx';
import { ConnectionRows } from './ConnectionRows.tsx';
import './models.css';
import { t } from '../words/t.ts';
import { ProposalRows } from './ProposalRows.tsx';
import { useModelsStores } from './use-models-stores.ts';

/** Engines and vendors: what is connected, what could be, and the one that is looked at. */
export function ModelsPage() {
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
        <Menu.Root>
          <Menu.Trigger className="button" data-kind="primary">
            <Plus size={14} aria-hidden />
            {t('Add connection')}
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner className="layer" sideOffset={4} align="end">
              <Menu.Popup className="menu">
                {list.kinds.map(({ kind, label }) => (
                  <Menu.Item key={kind} className="menu-item" onClick={() => store.getState().begin(kind)}>
                    {label}
                  </Menu.Item>
                ))}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
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
              t(
                'Add a vendor with its key, or start ComfyUI or AUTOMATIC1111 on this machine: Galley finds them. Until then every prompt is rendered by Sketch, Galley’s own engine for comps.',
              ),
            )}
          </p>
        </EmptyState>
      )}
    </div>
  );
}
