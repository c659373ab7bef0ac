import type { Expectation, WhatIfChange } from '../../shared/routing.ts';
import { t } from '../words/t.ts';
import { amountWords, shareWords, sumOf } from './what-if-words.ts';

const FIELDS: readonly (keyof Expectation)[] = ['seconds', 'costUsd'];

/** What the prompts that would go elsewhere take together and each, before and after; what nobody knows is said to be unknown. */
export function WhatIfSums({ changes }: { changes: readonly WhatIfChange[] }) {
  return (
    <dl className="what-if-sums number">
      {FIELDS.map((field) => (
        <WhatIfSumLine key={field} changes={changes} field={field} />
      ))}
    </dl>
  );
}

function WhatIfSumLine({ changes, field }: { changes: readonly WhatIfChange[]; field: keyof Expectation }) {
  const sum = sumOf(changes, field);
  const [was, is] = [sum.before, sum.after].map((all) => amountWords(all / sum.known, field));
  const each = was === is ? t('{amount} each', { amount: is }) : t('{before} → {after} each', { before: was, after: is });
  const name = field === 'seconds' ? t('Time, together') : t('Money, together');
  const unknown =
    field === 'seconds'
      ? t('{count, plural, one {Time of # prompt unknown: never measured.} other {Time of # prompts unknown: never measured.}}', { count: sum.unknown })
      : t('{count, plural, one {Price of # prompt unknown.} other {Price of # prompts unknown.}}', { count: sum.unknown });
  return (
    <div data-field={field}>
      <dt>{name}</dt>
      {sum.known > 0 && (
        <>
          <dd className="what-if-each">{each}</dd>
          <dd className="what-if-sum">
            {sum.before === sum.after ? (
              t('{amount}, as before', { amount: amountWords(sum.after, field) })
            ) : (
              <>
                {amountWords(sum.before, field)} → <strong>{amountWords(sum.after, field)}</strong>
                {shareWords(sum) !== '' && <span data-less={sum.after < sum.before || undefined}>{shareWords(sum)}</span>}
              </>
            )}
          </dd>
        </>
      )}
      {sum.unknown > 0 && <dd className="what-if-unknown">{unknown}</dd>}
    </div>
  );
}
