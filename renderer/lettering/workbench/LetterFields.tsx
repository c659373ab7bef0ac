import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { SliderField } from './SliderField.tsx';
import { reshaped, type WorkItem } from './work-items.ts';

/** Furthest that letters lean, degrees: beyond it nobody reads them. */
const MOST_LEAN = 30;

/** How the letters themselves stand: how far they lean, and how far apart. */
export function LetterFields({ item }: { item: WorkItem }) {
  const { workbench } = useStores();
  const { slant, tracking = 0, path, capHeight } = item.area;
  const { settle } = workbench.getState();
  const change = (part: Parameters<typeof reshaped>[1], key?: string) => workbench.getState().edit(item.id, reshaped(item, part), key);
  const percent = Math.round(tracking * 100);

  return (
    <>
      <SliderField
        label={t('Lean')}
        name={t('Lean of the letters, degrees')}
        title={t('To the right where positive; 0° stands upright, whatever the font')}
        min={-MOST_LEAN}
        max={MOST_LEAN}
        step={1}
        value={Math.round(slant ?? 0)}
        shown={slant === undefined ? t('as drawn') : `${Math.round(slant)}°`}
        onChange={(degrees) => change({ slant: degrees }, 'lean')}
        onSettle={settle}
      />
      {slant !== undefined && (
        <button type="button" className="text-button" onClick={() => change({ slant: undefined })}>
          {t('Lean as the font is drawn')}
        </button>
      )}
      {(path.kind !== 'arc' || capHeight !== undefined) && (
        <SliderField
          label={t('Spacing')}
          name={t('Space between letters, hundredths of the font size')}
          title={t('0 = as the font has it')}
          min={-10}
          max={60}
          step={1}
          value={percent}
          shown={String(percent)}
          onChange={(hundredths) => change({ tracking: hundredths === 0 ? undefined : hundredths / 100 }, 'spacing')}
          onSettle={settle}
        />
      )}
    </>
  );
}
