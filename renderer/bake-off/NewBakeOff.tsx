import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { SizeChoice } from '../queue/SizeChoice.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Segments } from '../ui/Segments.tsx';
import { msg, t } from '../words/t.ts';
import { CandidateFields } from './CandidateFields.tsx';
import { FieldProblem } from './FieldProblem.tsx';
import { FormSummary } from './FormSummary.tsx';
import { PromptsField } from './PromptsField.tsx';
import { SeedFields } from './SeedFields.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import { useDraftProblems } from './use-draft-problems.ts';
import './bake-off-form.css';

const COLUMNS = [
  { value: 'final', label: msg('Final') },
  { value: 'draft', label: msg('Draft') },
] as const;

/** Everything that a bake-off is made of, on one page, with what it comes to beside it. */
export function NewBakeOff() {
  const { page, form } = useBakeOffStores();
  const draft = useStore(form, (state) => state.draft);
  const problems = useDraftProblems();
  const { edit } = form.getState();
  useEffect(() => void form.getState().load(), [form]);
  return (
    <>
      <header className="bake-off-bar">
        <IconButton label={t('Back to the bake-offs')} Icon={ArrowLeft} onClick={() => page.getState().show('list')} />
        <span className="bake-off-title">{t('New bake-off')}</span>
      </header>
      <form
        className="bake-off-form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.getState().start();
        }}
      >
        <div className="form-fields">
          <section className="form-section">
            <label className="form-label" htmlFor="bake-off-name">
              {t('Name')}
            </label>
            <input
              id="bake-off-name"
              className="field"
              value={draft.name}
              maxLength={80}
              placeholder={t('What is to be settled, for example “Grain on posters”')}
              aria-invalid={problems.name !== undefined}
              aria-describedby="bake-off-name-problem"
              onChange={(event) => edit({ name: event.target.value })}
            />
            <FieldProblem id="bake-off-name-problem" problem={problems.name} />
          </section>
          <PromptsField problem={problems.prompts} />
          <CandidateFields problems={problems} />
          <SeedFields problem={problems.seeds} />
          <section className="form-section form-row">
            <div>
              <span className="form-label">{t('Size')}</span>
              <SizeChoice width={draft.width} height={draft.height} onChange={edit} />
            </div>
            <div>
              <span className="form-label">{t('Quality')}</span>
              <Segments
                label={t('Quality')}
                value={draft.column}
                options={COLUMNS.map((column) => ({ ...column, label: t(column.label) }))}
                onChange={(column) => edit({ column })}
              />
            </div>
            <p className="form-note">{t('Quality is the column of the matrix: what follows the render, and where the winner will go.')}</p>
          </section>
        </div>
        <FormSummary problems={problems} />
      </form>
    </>
  );
}
