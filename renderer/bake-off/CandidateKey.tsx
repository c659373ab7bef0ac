import { useStore } from 'zustand';
import type { BakeOffReport } from '../../shared/bake-off.ts';
import { useStores } from '../app/stores.ts';
import { paramWords } from '../matrix/params.ts';
import { msg, t } from '../words/t.ts';
import { seedWords } from './draft.ts';

const SIZES = {
  final: msg('{prompts, plural, one {# prompt} other {# prompts}}, {seeds, plural, one {seed} other {seeds}} {which}, {size}, final'),
  draft: msg('{prompts, plural, one {# prompt} other {# prompts}}, {seeds, plural, one {seed} other {seeds}} {which}, {size}, draft'),
} as const;

/** What each candidate is, and what all were given. */
export function CandidateKey({ report }: { report: BakeOffReport }) {
  const { session } = useStores();
  const labels = useStore(session, (state) => state.modelLabels);
  const { request } = report;
  const label = (id: string) => labels[id] ?? id;
  return (
    <section aria-label={t('Candidates')} className="candidate-key">
      <dl>
        {request.candidates.map(({ name, cell }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {cell.split
                ? t('{object} + {style}, split', { object: label(cell.split.object.models[0]), style: label(cell.split.style.models[0]) })
                : label(cell.models[0])}
              <span className="candidate-settings">{paramWords(cell.params) || t('default settings')}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="form-note number">
        {t(SIZES[request.column], {
          prompts: request.prompts.length,
          seeds: request.seeds.length,
          which: seedWords(request.seeds),
          size: `${request.width} × ${request.height} px`,
        })}
      </p>
    </section>
  );
}
