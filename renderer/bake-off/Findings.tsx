import type { BakeOffReport } from '../../shared/bake-off.ts';
import { say } from '../words/say.ts';
import { t } from '../words/t.ts';

/** What the figures say, and what they cannot say. */
export function Findings({ report: { findingSentences } }: { report: BakeOffReport }) {
  return (
    <section aria-labelledby="report-findings">
      <h2 id="report-findings" className="report-heading">
        {t('What it says')}
      </h2>
      <ul className="finding-list">
        {findingSentences.map(say).map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
    </section>
  );
}
