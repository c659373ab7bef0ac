import { ListFilter } from 'lucide-react';
import { useStore } from 'zustand';
import { BUILT_IN_LANE, type Facet } from '../../shared/queue.ts';
import { useStores } from '../app/stores.ts';
import { DropPanel } from '../ui/DropPanel.tsx';
import { formatCount } from '../ui/format.ts';
import { msg, t } from '../words/t.ts';
import { hasMore, type MoreFilters } from './filters.ts';

type ListName = 'models' | 'lanes' | 'intents' | 'gates' | 'tags';

const TITLES: Record<ListName, string> = { models: msg('Model'), lanes: msg('Where'), intents: msg('Intent'), gates: msg('Gate mark'), tags: msg('Tag') };
const VALUE_WORDS: Record<string, string> = {
  texture: msg('Texture'),
  face: msg('Face'),
  typography: msg('Typography'),
  thumbnail: msg('Thumbnail'),
  general: msg('General'),
  green: msg('Green'),
  amber: msg('Amber'),
  red: msg('Red'),
  none: msg('No mark'),
  [BUILT_IN_LANE]: msg('This computer'),
  hour: msg('Last hour'),
  day: msg('Last day'),
  week: msg('Last week'),
  month: msg('Last month'),
  older: msg('Older'),
};

/** Every filter beside state and words; each value says how many jobs it would show. */
export function FilterMenu() {
  const { queue, session } = useStores();
  const facets = useStore(queue, (state) => state.facets);
  const more = useStore(queue, (state) => state.more);
  const labels = useStore(session, (state) => state.modelLabels);
  const { setMore } = queue.getState();
  const wordOf = (name: string, value: string) =>
    name === 'models' ? (labels[value] ?? value) : name !== 'tags' && value in VALUE_WORDS ? t(VALUE_WORDS[value]) : value;

  function toggle(name: ListName, value: string): void {
    const before: readonly string[] = more[name] ?? [];
    const next = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
    void setMore({ [name]: next.length > 0 ? next : undefined } as Partial<MoreFilters>);
  }

  function group(name: ListName, values: Facet) {
    if (values.length === 0) return null;
    return (
      <fieldset key={name} className="filter-group">
        <legend>{t(TITLES[name])}</legend>
        {values.map(({ value, count }) => (
          <label key={value}>
            <input type="checkbox" checked={(more[name] as readonly string[] | undefined)?.includes(value) ?? false} onChange={() => toggle(name, value)} />
            <span>{wordOf(name, value)}</span>
            <span className="segment-count">{formatCount(count)}</span>
          </label>
        ))}
      </fieldset>
    );
  }

  return (
    <DropPanel
      align="end"
      className="filter-menu"
      title={t('Filters')}
      trigger={
        <button type="button" className="button" data-on={hasMore(more) || undefined}>
          <ListFilter size={14} aria-hidden />
          {hasMore(more) ? t('Filters on') : t('Filters')}
        </button>
      }
    >
      {facets !== null && (['models', 'lanes', 'intents', 'gates', 'tags'] as const).map((name) => group(name, facets[name]))}
      {facets !== null && (
        <fieldset className="filter-group">
          <legend>{t('Queued')}</legend>
          {facets.ages.map(({ value, count }) => (
            <label key={value}>
              <input
                type="checkbox"
                checked={more.age === value}
                onChange={() => void setMore({ age: more.age === value ? undefined : (value as MoreFilters['age']) })}
              />
              <span>{wordOf('ages', value)}</span>
              <span className="segment-count">{formatCount(count)}</span>
            </label>
          ))}
          <label>
            <input type="checkbox" checked={more.hasError === true} onChange={() => void setMore({ hasError: more.hasError ? undefined : true })} />
            <span>{t('With an error')}</span>
            <span className="segment-count">{formatCount(facets.errors)}</span>
          </label>
        </fieldset>
      )}
      <div className="modal-buttons">
        <button type="button" className="button" data-kind="quiet" onClick={() => void queue.getState().clearFilters()}>
          {t('Show everything')}
        </button>
      </div>
    </DropPanel>
  );
}
