import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { seedsOf, seedWords } from './draft.ts';
import { FieldProblem } from './FieldProblem.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';

/** How many seeds, and which: the same for every prompt and candidate. */
export function SeedFields({ problem }: { problem: string | undefined }) {
  const { form } = useBakeOffStores();
  const draft = useStore(form, (state) => state.draft);
  const { edit } = form.getState();
  const digits = (text: string) => Number(text.replace(/\D/g, '').slice(0, 10));
  return (
    <section className="form-section">
      <div className="form-row">
        <label>
          <span className="form-label">{t('Seeds')}</span>
          <input
            className="field number seed-count"
            type="number"
            min={1}
            max={50}
            value={draft.seedCount}
            aria-invalid={problem !== undefined}
            aria-describedby="bake-off-seeds-problem"
            onChange={(event) => edit({ seedCount: digits(event.target.value) })}
          />
        </label>
        <label>
          <span className="form-label">{t('First seed')}</span>
          <input
            className="field number seed-first"
            inputMode="numeric"
            value={draft.firstSeed}
            onChange={(event) => edit({ firstSeed: digits(event.target.value) })}
          />
        </label>
        <p className="form-note number">
          {problem === undefined
            ? t('{seeds, plural, one {Seed} other {Seeds}} {which}. The same seeds for every candidate, so that like is compared with like.', {
                seeds: draft.seedCount,
                which: seedWords(seedsOf(draft)),
              })
            : t('The same seeds for every candidate, so that like is compared with like.')}
        </p>
      </div>
      <FieldProblem id="bake-off-seeds-problem" problem={problem} />
    </section>
  );
}
