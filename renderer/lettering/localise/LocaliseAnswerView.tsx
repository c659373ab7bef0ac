import { ImportProblems } from '../../import/ImportProblems.tsx';
import { t } from '../../words/t.ts';
import type { LocaliseAnswer } from './store.ts';

/** What was queued, and what is wrong with the table, by line. */
export function LocaliseAnswerView({ answer: { jobs, problems } }: { answer: LocaliseAnswer }) {
  return (
    <div role="status" className="localise-answer">
      {jobs.length > 0 && (
        <p>
          {t('Queued {count, plural, one {# language} other {# languages}}: {languages}. Each becomes a proof of its own.', {
            count: jobs.length,
            languages: jobs.map(({ language }) => language).join(', '),
          })}
        </p>
      )}
      <ImportProblems problems={problems} />
    </div>
  );
}
