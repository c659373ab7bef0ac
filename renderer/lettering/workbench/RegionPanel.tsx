import type { KeyboardEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import type { LetteringEffects, LetteringStyle } from '../../../shared/lettering.ts';
import { specOf } from '../../app/actions/all.ts';
import { chordLabel } from '../../app/actions/chord.ts';
import { keysOf } from '../../app/actions/key-table.ts';
import { isMac } from '../../app/actions/use-keys-of.ts';
import { useStores } from '../../app/stores.ts';
import { Segments } from '../../ui/Segments.tsx';
import { msg, t } from '../../words/t.ts';
import { MAX_TEXT_LENGTH } from '../lettering-options.ts';
import { EffectFields } from './EffectFields.tsx';
import { plainEffects } from './effects-edit.ts';
import { FontSection } from './FontSection.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { RegionFlags } from './RegionFlags.tsx';
import { modeOf } from './region-edit.ts';
import { StyleSection } from './StyleSection.tsx';
import type { WorkItem } from './work-items.ts';

const MODES = [
  { value: 'letter', label: msg('Letter'), title: msg('Set these words'), action: 'lettering.letter' },
  { value: 'erase', label: msg('Erase'), title: msg('Take the lettering away, set nothing'), action: 'lettering.erase' },
  { value: 'keep', label: msg('Leave'), title: msg('What stands in the base stays'), action: 'lettering.keep' },
] as const;

/** What can become of a region, with its key in the tip. */
function useModes() {
  const { preferences } = useStores();
  const own = useStore(preferences, (state) => state.keys);
  return MODES.map(({ value, label, title, action }) => {
    const chord = keysOf(specOf(action)!, own)[0];
    return { value, label: t(label), title: chord === undefined ? t(title) : `${t(title)} (${chordLabel(chord, isMac())})` };
  });
}

/** Enter and Escape give the keyboard back to the regions. */
function leaveByKey({ key, nativeEvent, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  if ((key === 'Enter' || key === 'Escape') && !nativeEvent.isComposing) currentTarget.blur();
}

function noteOf(item: WorkItem): string {
  if (item.isErased) return t('The lettering goes away; the ground behind it is rebuilt.');
  if (item.isKept) return t('Stays as it stands in the base, bit for bit.');
  if (item.moreRegions.length > 0) return t('Takes the room of {count, number} regions.', { count: item.moreRegions.length + 1 });
  return item.region === null ? t('Stands on the base: nothing is erased for it.') : t('Erased and set anew.');
}

/** Everything about one region: its words, what is in doubt, its font, its look, its place. */
export function RegionPanel({ item }: { item: WorkItem }) {
  const { workbench } = useStores();
  const region = useStore(workbench, (state) => (item.id <= state.regions.length ? state.regions[item.id - 1] : undefined));
  const isFound = useStore(workbench, (state) => state.found.find(({ id }) => id === item.id) === item);
  const { edit, settle, reset, setMode } = workbench.getState();
  const modes = useModes();
  const change = (part: Partial<WorkItem>, key?: string) => edit(item.id, { isKept: item.text === null, isErased: false, ...part }, key);
  const setEffects = (effects: LetteringEffects, field?: string) => change({ effects }, field);
  const choose = ({ effects, font }: LetteringStyle) => change({ effects, ...(font !== null && { font }) });

  return (
    <div className="work-region">
      <Section title={t('Region {id}', { id: item.id })} end={<Reset isFound={isFound || region === undefined} onReset={() => reset(item.id)} />}>
        <input
          id="work-words"
          className="field"
          data-history="window"
          dir="auto"
          aria-label={t('Words of region {id}', { id: item.id })}
          placeholder={t('Exactly as it should stand')}
          maxLength={MAX_TEXT_LENGTH}
          value={item.isErased ? '' : (item.text ?? '')}
          onChange={({ target: { value } }) =>
            edit(
              item.id,
              { text: value === '' && region?.wanted == null ? null : value, isKept: value.trim() === '', isErased: false, isDecided: true },
              'words',
            )
          }
          onBlur={settle}
          onKeyDown={leaveByKey}
        />
        {region !== undefined && region.readBefore !== '' && (
          <p className="box-note">
            {region.action !== 'kept' && region.readAfter !== ''
              ? t('Read there: “{before}”, then “{after}”', { before: region.readBefore, after: region.readAfter })
              : t('Read there: “{before}”', { before: region.readBefore })}
          </p>
        )}
        {item.region !== null && (
          <Segments label={t('What becomes of it')} value={modeOf(item)} options={modes} onChange={(mode) => setMode([item.id], mode)} />
        )}
        <p className="box-note">{noteOf(item)}</p>
        {item.region === null && (
          <button type="button" className="text-button" onClick={() => setMode([item.id], 'erase')}>
            {t('Remove this place')}
          </button>
        )}
        {region !== undefined && <RegionFlags item={item} region={region} />}
      </Section>
      <Section title={t('Font')}>
        <FontSection
          text={item.text || region?.readBefore || 'Galley'}
          value={item.font}
          matches={region?.fontMatches ?? []}
          onChange={(font) => change({ font })}
        />
      </Section>
      <Section title={t('Look')}>
        <StyleSection effects={item.effects} font={item.font} onChoose={choose} />
        {item.effects === null ? (
          <button type="button" className="button" onClick={() => setEffects(plainEffects(item.area.ground))}>
            {t('Set the look by hand')}
          </button>
        ) : (
          <EffectFields effects={item.effects} onChange={setEffects} onSettle={settle} />
        )}
      </Section>
      <Section title={t('Place')}>
        <PlaceFields item={item} />
      </Section>
    </div>
  );
}

function Section({ title, end, children }: { title: string; end?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <header>
        <h2>{title}</h2>
        {end}
      </header>
      {children}
    </section>
  );
}

function Reset({ isFound, onReset }: { isFound: boolean; onReset: () => void }) {
  if (isFound) return null;
  return (
    <button type="button" className="text-button" onClick={onReset}>
      {t('Reset to what was found')}
    </button>
  );
}
