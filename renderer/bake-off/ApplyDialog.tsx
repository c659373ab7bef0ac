import { useStore } from 'zustand';
import { INTENTS } from '../../shared/prompt.ts';
import { DifferenceList } from '../matrix/DifferenceList.tsx';
import { differencesOf } from '../matrix/differences.ts';
import { WhatIfAnswer } from '../matrix/WhatIfAnswer.tsx';
import { IntentIcon } from '../ui/IntentIcon.tsx';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { Modal } from '../ui/Modal.tsx';
import { t } from '../words/t.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import '../matrix/panel.css';
import './apply.css';

/** A candidate into the matrix: which one, for which prompts, what that changes. Saving is the last step. */
export function ApplyDialog() {
  const { apply } = useBakeOffStores();
  const report = useStore(apply, (state) => state.report);
  return (
    <Modal
      title={t('Apply to the matrix')}
      description={t('The candidate takes the place of the cells you choose. Nothing is saved before you say so.')}
      isOpen={report !== null}
      onClose={() => apply.getState().close()}
      size="wide"
    >
      {report !== null && <ApplyForm />}
    </Modal>
  );
}

function ApplyForm() {
  const { apply } = useBakeOffStores();
  const { report, candidate, intents, current, models, proposal, effect, note, isAsking, isSaving } = useStore(apply);
  const { choose, toggleIntent, setNote, save } = apply.getState();
  if (report === null) return null;
  const differences = proposal !== null && current !== null ? differencesOf(current.matrix, proposal.matrix, models) : null;
  const canSave = differences !== null && differences.length > 0 && !isAsking && !isSaving;
  return (
    <form
      className="apply-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) void save();
      }}
    >
      <div className="apply-choices">
        <fieldset>
          <legend>{t('Candidate')}</legend>
          {report.candidates.map((name, index) => (
            <label key={name} className="apply-choice">
              <input type="radio" name="candidate" checked={index === candidate} onChange={() => choose(index)} />
              <span>{name}</span>
              {report.ranking.winner === index && <span className="apply-winner">{t('wins the vote')}</span>}
            </label>
          ))}
          {report.votes > 0 && report.ranking.winner === null && <p className="form-note">{t('The votes name no winner.')}</p>}
        </fieldset>
        <fieldset>
          <legend>{report.request.column === 'draft' ? t('In the column for drafts, for') : t('In the column for finals, for')}</legend>
          {INTENTS.map((intent) => (
            <label key={intent} className="apply-choice">
              <input type="checkbox" checked={intents?.includes(intent) ?? false} disabled={intents === null} onChange={() => toggleIntent(intent)} />
              <IntentIcon intent={intent} size={13} />
              <span>{t(INTENT_LABELS[intent])}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <div className="apply-effect">
        <h3>{t('What changes')}</h3>
        {intents?.length === 0 && <p className="panel-note">{t('Choose what it is for.')}</p>}
        {differences !== null && intents?.length !== 0 && (
          <>
            {differences.length > 0 ? (
              <DifferenceList differences={differences} />
            ) : (
              <p className="panel-note">{t('Nothing: these cells already are as the candidate is.')}</p>
            )}
            <h3>{t('What it would do to your newest prompts')}</h3>
            <WhatIfAnswer whatIf={effect} isAsking={isAsking} models={models} />
          </>
        )}
      </div>
      <div className="apply-save">
        <input
          className="field"
          aria-label={t('Note')}
          placeholder={t('Why? A note for the team')}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <button type="submit" className="button" data-kind="primary" disabled={!canSave}>
          {t('Save as version {version}', { version: (current?.version ?? 0) + 1 })}
        </button>
      </div>
    </form>
  );
}
