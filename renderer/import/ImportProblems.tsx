import type { ImportProblem } from '../../shared/job.ts';
import { t } from '../words/t.ts';
import './import.css';

const MOST_SHOWN = 200;

/** Lines that cannot be queued, and why. */
export function ImportProblems({ problems }: { problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ol className="import-problems selectable" aria-label={t('Lines left out')}>
      {problems.slice(0, MOST_SHOWN).map((problem, index) => (
        <li key={index}>
          <span className="number">{t('Line {line, number}', { line: problem.line })}</span> {withoutLine(problem)}
        </li>
      ))}
      {problems.length > MOST_SHOWN && <li>{t('and {count, number} more', { count: problems.length - MOST_SHOWN })}</li>}
    </ol>
  );
}

/** The sentence without the line that already stands before it. */
function withoutLine({ line, message }: ImportProblem): string {
  const rest = message.replace(new RegExp(`^On line ${line}, |^Line ${line} `), '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
