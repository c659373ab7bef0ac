import { Settings2 } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { DropPanel } from '../../ui/DropPanel.tsx';
import { t } from '../../words/t.ts';

/** How this person likes to review, and under which name. */
export function ReviewSettings() {
  const { preferences, session } = useStores();
  const goesOn = useStore(preferences, (state) => state.reviewGoesOn);
  const hasStars = useStore(preferences, (state) => state.hasStars);
  const name = useStore(preferences, (state) => state.reviewName);
  const own = useStore(session, (state) => state.info?.reviewer ?? '');
  const { set } = preferences.getState();
  return (
    <DropPanel
      align="end"
      className="review-filters"
      title={t('How you review')}
      trigger={
        <button type="button" className="icon-button" aria-label={t('How you review')} title={t('How you review')}>
          <Settings2 size={16} aria-hidden />
        </button>
      }
    >
      <label className="labelled">
        {t('Your name in verdicts and pins')}
        <input className="field" type="text" maxLength={80} placeholder={own} value={name} onChange={(event) => set({ reviewName: event.target.value })} />
      </label>
      <label className="check-line">
        <input type="checkbox" checked={goesOn} onChange={(event) => set({ reviewGoesOn: event.target.checked })} />
        {t('Go on to the next proof after a verdict')}
      </label>
      <label className="check-line">
        <input type="checkbox" checked={hasStars} onChange={(event) => set({ hasStars: event.target.checked })} />
        {t('Give stars (keys 1 to 5, 0 takes them away)')}
      </label>
    </DropPanel>
  );
}
