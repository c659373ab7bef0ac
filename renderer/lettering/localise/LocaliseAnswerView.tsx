import { ImportProblems } from '../../import/ImportProblems.tsx';
import type { LocaliseAnswer } from './store.ts';

/** What was queued, and what is wrong with the table, by line. */
export function LocaliseAnswerView({ answer: { jobs, problems } }: { answer: LocaliseAnswer }) {
  return (
    <div role="status" className="localise-answer">
      {jobs.length > 0 && (
        <p>
          Queued {jobs.length} {jobs.length === 1 ? 'language' : 'languages'}: {jobs.map(({ language }) => language).join(', ')}. Each becomes a proof of its
          own.
        </p>
      )}
      <ImportProblems problems={problems} />
    </div>
  );
}
