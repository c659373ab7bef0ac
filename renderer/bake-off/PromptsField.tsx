import { ListPlus } from 'lucide-react';
import { useStore } from 'zustand';
import { MIN_PROMPTS } from '../../shared/bake-off.ts';
import { pairsNeeded } from '../../shared/bake-off-words.ts';
import { DropMenu } from '../ui/DropMenu.tsx';
import { formatCount } from '../ui/format.ts';
import { MenuButton } from '../ui/MenuButton.tsx';
import { MenuEntry } from '../ui/MenuEntry.tsx';
import { t } from '../words/t.ts';
import { promptLines } from './draft.ts';
import { FieldProblem } from './FieldProblem.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';

/** Prompts are English: the models read it best. */
const EXAMPLES = '{oak|slate|linen} texture, seamless\na bakery sign that says "BREAD"';
const NEWEST = [10, 25, 50];

/** A prompt a line; they can be taken from the queue or the golden set. */
export function PromptsField({ problem }: { problem: string | undefined }) {
  const { form } = useBakeOffStores();
  const text = useStore(form, (state) => state.draft.prompts);
  const literal = useStore(form, (state) => state.plan?.prompts ?? null);
  const candidates = useStore(form, (state) => state.draft.candidates.length);
  const needed = pairsNeeded(candidates);
  const lines = promptLines(text).length;
  const { edit, takeNewest, takeGolden } = form.getState();
  return (
    <section className="form-section">
      <div className="form-head">
        <label className="form-label" htmlFor="bake-off-prompts">
          {t('Prompts')}
        </label>
        {lines > 0 && (
          <span className="form-count number">
            {literal !== null && literal !== lines
              ? t('{prompts, number} from {lines, plural, one {# line} other {# lines}}', { prompts: literal, lines })
              : formatCount(lines)}
          </span>
        )}
        <span className="bake-off-space" />
        <DropMenu
          trigger={
            <MenuButton Icon={ListPlus} iconSize={13}>
              {t('Take prompts')}
            </MenuButton>
          }
        >
          {NEWEST.map((count) => (
            <MenuEntry key={count} onChoose={() => void takeNewest(count)}>
              {t('The newest {count} of the queue', { count })}
            </MenuEntry>
          ))}
          <div className="menu-line" />
          <MenuEntry onChoose={() => void takeGolden()}>{t('The golden set')}</MenuEntry>
        </DropMenu>
      </div>
      <textarea
        id="bake-off-prompts"
        className="field form-prompts"
        rows={6}
        spellCheck={false}
        value={text}
        placeholder={`${t('One prompt a line: type, paste, or take them')}\n${EXAMPLES}`}
        aria-invalid={problem !== undefined}
        aria-describedby="bake-off-prompts-problem bake-off-prompts-note"
        onChange={(event) => edit({ prompts: event.target.value })}
      />
      <FieldProblem id="bake-off-prompts-problem" problem={problem} />
      <p id="bake-off-prompts-note" className="form-note">
        {needed > MIN_PROMPTS
          ? t(
              'From {least} prompts on, the report can speak of prompts like these. With {candidates} candidates a difference can be significant from {needed} prompts on.',
              { least: MIN_PROMPTS, candidates, needed },
            )
          : t('From {least} prompts on, the report can speak of prompts like these.', { least: MIN_PROMPTS })}
      </p>
    </section>
  );
}
