import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { type MatrixCell, SKETCH } from '../../shared/routing.ts';
import { modelLabel } from '../matrix/model-status.ts';
import { ParamsForm } from '../matrix/ParamsForm.tsx';
import { t } from '../words/t.ts';
import { cellWords, type DraftCandidate } from './draft.ts';
import { FieldProblem } from './FieldProblem.tsx';
import { SketchSettings } from './SketchSettings.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';

export interface CandidateCardProps {
  candidate: DraftCandidate;
  /** As it will be shown. */
  name: string;
  problem: string | undefined;
  /** An earlier candidate that is set up the same way. */
  twin: string | null;
}

/** A candidate's name, model and settings. */
export function CandidateCard({ candidate, name, problem, twin }: CandidateCardProps) {
  const { form } = useBakeOffStores();
  const models = useStore(form, (state) => state.models);
  const { key, cell } = candidate;
  const { editCandidate, removeCandidate } = form.getState();
  const setParams = (params: MatrixCell['params']) => editCandidate(key, { cell: { ...cell, params } });
  const isSketch = cell.models[0] === SKETCH && cell.split === undefined;
  const more = cell.models.slice(1).map((id) => modelLabel(id, models));
  return (
    <li className="candidate-card">
      <div className="candidate-head">
        <input
          className="field candidate-name"
          aria-label={t('Name of the candidate')}
          aria-invalid={problem !== undefined}
          aria-describedby={`candidate-${key}-problem`}
          value={candidate.name ?? name}
          maxLength={60}
          onChange={(event) => editCandidate(key, { name: event.target.value })}
          onBlur={(event) => event.target.value.trim() === '' && editCandidate(key, { name: null })}
        />
        <span className="candidate-model">{cell.split ? cellWords(cell, models) : modelLabel(cell.models[0], models)}</span>
        {more.length > 0 && <span className="candidate-more">{t('then {models} if it is applied', { models: more.join(', ') })}</span>}
        <span className="bake-off-space" />
        <button type="button" className="icon-button" aria-label={t('Remove {name}', { name })} onClick={() => removeCandidate(key)}>
          <X size={14} aria-hidden />
        </button>
      </div>
      {isSketch ? (
        <SketchSettings params={cell.params} onChange={setParams} />
      ) : (
        cell.split === undefined && (
          <div className="candidate-params">
            <span className="form-note">{t('Settings, handed to the model as they are')}</span>
            <ParamsForm params={cell.params} onChange={setParams} />
          </div>
        )
      )}
      {twin !== null && <p className="candidate-twin">{t('Set up like {twin}: the pictures will be the same, and there is nothing to compare.', { twin })}</p>}
      <FieldProblem id={`candidate-${key}-problem`} problem={problem} />
    </li>
  );
}
