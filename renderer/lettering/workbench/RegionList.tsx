import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import type { LetteringRegion } from '../../../shared/lettering.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { FLAG_LABELS } from './flag-words.ts';
import { isLettered, type WorkItem } from './work-items.ts';
import './region-list.css';

/** All regions: number, what was read, what is wanted, what is in doubt. Shift selects several. */
export function RegionList() {
  const { workbench } = useStores();
  const items = useStore(workbench, (state) => state.history.present);
  const regions = useStore(workbench, (state) => state.regions);
  const selectedId = useStore(workbench, (state) => state.selectedId);
  const alsoIds = useStore(workbench, (state) => state.alsoIds);
  return (
    <ol className="work-list" aria-label={t('Regions')}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className="work-row"
            aria-current={item.id === selectedId || undefined}
            data-selected={item.id === selectedId || alsoIds.includes(item.id) || undefined}
            onClick={({ shiftKey }) => workbench.getState()[shiftKey ? 'selectMore' : 'select'](item.id)}
          >
            <span className="work-row-number number">{item.id}</span>
            <Words item={item} region={regions[item.id - 1]} />
            <Flags item={item} region={regions[item.id - 1]} />
          </button>
        </li>
      ))}
    </ol>
  );
}

interface RowPartProps {
  item: WorkItem;
  /** Left out for new places. */
  region: LetteringRegion | undefined;
}

function Words({ item, region }: RowPartProps) {
  const read = region?.readBefore ?? '';
  if (item.isErased) return <span className="work-row-words">{read === '' ? t('Not read, erased') : t('“{read}”, erased', { read })}</span>;
  if (!isLettered(item)) return <span className="work-row-words">{leftWords(region, read)}</span>;
  return (
    <span className="work-row-words">
      <strong dir="auto">{item.text}</strong>
      {read !== '' && read !== item.text && <small>{t('was “{read}”', { read })}</small>}
      {region === undefined && <small>{t('new place')}</small>}
      {item.moreRegions.length > 0 && <small>{t('with {regions}', { regions: item.moreRegions.join(', ') })}</small>}
    </span>
  );
}

function leftWords(region: LetteringRegion | undefined, read: string): string {
  if (region === undefined) return t('New place, no words yet');
  return read === '' ? t('Not read, left as it stands') : t('“{read}”, left as it stands', { read });
}

function Flags({ item, region }: RowPartProps) {
  if (region === undefined || region.flags.length === 0) return null;
  if (item.isDecided) {
    return (
      <span className="work-row-flags">
        <span className="work-decided">
          <Check size={11} aria-hidden /> {t('Decided')}
        </span>
      </span>
    );
  }
  return (
    <span className="work-row-flags">
      {region.flags.map((flag) => (
        <span key={flag}>{t(FLAG_LABELS[flag])}</span>
      ))}
    </span>
  );
}
