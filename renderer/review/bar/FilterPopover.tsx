import { Popover } from '@base-ui/react/popover';
import { ListFilter } from 'lucide-react';
import { useStore } from 'zustand';
import { INTENTS, type Intent } from '../../../shared/prompt.ts';
import { useStores } from '../../app/stores.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DropPanel } from '../../ui/DropPanel.tsx';
import { INTENT_LABELS } from '../../ui/intent-labels.ts';
import { t } from '../../words/t.ts';
import { filterCount } from '../query.ts';

const ANY = 'any';
const NOBODY = '';
const SOME = 'some';

/** Everything that the list can be narrowed by beside verdict, mark and words. */
export function FilterPopover() {
  const { review, preferences, session } = useStores();
  const refinement = useStore(review, (state) => state.refinement);
  const overview = useStore(review, (state) => state.overview);
  const own = useStore(session, (state) => state.info?.reviewer ?? '');
  const me = useStore(preferences, (state) => state.reviewName) || own;
  const hasStars = useStore(preferences, (state) => state.hasStars);
  const modelLabels = useStore(session, (state) => state.modelLabels);
  const { refine, clear } = review.getState();
  const count = filterCount(refinement);
  const any = { value: ANY, label: t('Any') };
  const picked = (value: string) => (value === ANY ? undefined : value);
  const others = (overview?.people ?? []).filter((name) => name !== me);

  return (
    <DropPanel
      className="review-filters"
      title={t('Only proofs with')}
      trigger={
        <button type="button" className="choice" data-on={count > 0 || undefined}>
          <ListFilter size={14} aria-hidden />
          {count === 0 ? t('Filters') : t('Filters: {count}', { count })}
        </button>
      }
    >
      <div className="filter-line">
        <span>{t('Assigned to')}</span>
        <Choice
          label={t('Assigned to')}
          value={refinement.assignee ?? ANY}
          options={[
            any,
            ...(me === '' ? [] : [{ value: me, label: t('Me ({name})', { name: me }) }]),
            ...others.map((name) => ({ value: name, label: name })),
            { value: NOBODY, label: t('Nobody') },
          ]}
          onChange={(value) => void refine({ assignee: picked(value) })}
        />
      </div>
      <div className="filter-line">
        <span>{t('Kind of picture')}</span>
        <Choice
          label={t('Kind of picture')}
          value={refinement.intent ?? ANY}
          options={[any, ...INTENTS.map((intent) => ({ value: intent as string, label: t(INTENT_LABELS[intent]) }))]}
          onChange={(value) => void refine({ intent: picked(value) as Intent | undefined })}
        />
      </div>
      <div className="filter-line">
        <span>{t('Model')}</span>
        <Choice
          label={t('Model')}
          value={refinement.model ?? ANY}
          options={[
            any,
            ...(overview?.models ?? []).map((model) => ({
              value: model,
              label: model === 'imported' ? t('Imported picture') : (modelLabels[model] ?? model),
            })),
          ]}
          onChange={(value) => void refine({ model: picked(value) })}
        />
      </div>
      <div className="filter-line">
        <span>{t('Pins')}</span>
        <Choice
          label={t('Pins')}
          value={refinement.pins === 'any' ? SOME : (refinement.pins ?? ANY)}
          options={[any, { value: 'open', label: t('Open pins') }, { value: SOME, label: t('Pins, open or resolved') }, { value: 'none', label: t('No pins') }]}
          onChange={(value) => void refine({ pins: value === ANY ? undefined : value === SOME ? 'any' : (value as 'open' | 'none') })}
        />
      </div>
      {hasStars && (
        <div className="filter-line">
          <span>{t('Stars')}</span>
          <Choice
            label={t('Stars')}
            value={refinement.minStars === undefined ? ANY : String(refinement.minStars)}
            options={[
              any,
              ...[1, 2, 3, 4, 5].map((stars) => ({
                value: String(stars),
                label: stars === 5 ? '★★★★★' : t('{stars} and more', { stars: '★'.repeat(stars) }),
              })),
            ]}
            onChange={(value) => void refine({ minStars: value === ANY ? undefined : Number(value) })}
          />
        </div>
      )}
      <div className="modal-buttons">
        <button type="button" className="button" data-kind="quiet" onClick={() => void clear()}>
          {t('Clear all')}
        </button>
        <Popover.Close className="button">{t('Done')}</Popover.Close>
      </div>
    </DropPanel>
  );
}
