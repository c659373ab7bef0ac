import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { FLAG_LABELS } from './flag-words.ts';
import { isLettered } from './work-items.ts';

/** All regions: number, what was read, what is wanted, what is in doubt. */
export function RegionList() {
  const { workbench } = useStores();
  const items = useStore(workbench, (state) => state.history.present);
  const regions = useStore(workbench, (state) => state.regions);
  const selectedId = useStore(workbench, (state) => state.selectedId);
  return (
    <ol className="work-list" aria-label="Regions">
      {items.map((item) => {
        const region = item.id <= regions.length ? regions[item.id - 1] : undefined;
        const read = region?.readBefore ?? '';
        return (
          <li key={item.id}>
            <button type="button" className="work-row" aria-current={item.id === selectedId || undefined} onClick={() => workbench.getState().select(item.id)}>
              <span className="work-row-number number">{item.id}</span>
              <span className="work-row-words">
                {isLettered(item) ? <strong dir="auto">{item.text}</strong> : <span>{read === '' ? 'Not read' : `“${read}”`}, left as it stands</span>}
                {isLettered(item) && read !== '' && <small>was “{read}”</small>}
                {isLettered(item) && region === undefined && <small>new place</small>}
              </span>
              {region !== undefined && region.flags.length > 0 && (
                <span className="work-row-flags">
                  {region.flags.map((flag) => (
                    <span key={flag}>{FLAG_LABELS[flag]}</span>
                  ))}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
