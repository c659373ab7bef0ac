import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { AddCandidate } from './AddCandidate.tsx';
import { CandidateCard } from './CandidateCard.tsx';
import { candidateNames, type DraftProblems, MAX_CANDIDATES, twinsOf } from './draft.ts';
import { FieldProblem } from './FieldProblem.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';

/** What is put to the test: two to eight cells, each as it could stand in the matrix. */
export function CandidateFields({ problems }: { problems: DraftProblems }) {
  const { form } = useBakeOffStores();
  const candidates = useStore(form, (state) => state.draft.candidates);
  const models = useStore(form, (state) => state.models);
  const names = candidateNames(candidates, models);
  const twins = twinsOf(candidates);
  return (
    <section className="form-section" aria-label={t('Candidates')}>
      <div className="form-head">
        <span className="form-label">{t('Candidates')}</span>
        {candidates.length > 0 && <span className="form-count number">{candidates.length}</span>}
        <span className="bake-off-space" />
        {candidates.length < MAX_CANDIDATES && <AddCandidate />}
      </div>
      {candidates.length === 0 && <p className="form-empty">{t('Take cells of the matrix as they are, or add a model and give it settings of its own.')}</p>}
      <ol className="candidate-list">
        {candidates.map((candidate, index) => (
          <CandidateCard
            key={candidate.key}
            candidate={candidate}
            name={names[index]}
            problem={problems.candidate[index]}
            twin={twins[index] === undefined ? null : names[twins[index]]}
          />
        ))}
      </ol>
      <FieldProblem id="bake-off-candidates-problem" problem={problems.candidates} />
    </section>
  );
}
