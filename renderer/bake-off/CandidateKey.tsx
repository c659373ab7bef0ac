import { useStore } from 'zustand';
import type { BakeOffReport } from '../../shared/bake-off.ts';
import { useStores } from '../app/stores.ts';
import { paramWords } from '../matrix/params.ts';
import { counted } from '../ui/format.ts';
import { seedWords } from './draft.ts';

/** What each candidate is, and what all were given. */
export function CandidateKey({ report }: { report: BakeOffReport }) {
  const { session } = useStores();
  const labels = useStore(session, (state) => state.modelLabels);
  const { request } = report;
  const label = (id: string) => labels[id] ?? id;
  return (
    <section aria-label="Candidates" className="candidate-key">
      <dl>
        {request.candidates.map(({ name, cell }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {cell.split ? `${label(cell.split.object.models[0])} + ${label(cell.split.style.models[0])}, split` : label(cell.models[0])}
              <span className="candidate-settings">{paramWords(cell.params) || 'default settings'}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="form-note number">
        {counted(request.prompts.length, 'prompt')}, {request.seeds.length === 1 ? 'seed' : 'seeds'} {seedWords(request.seeds)}, {request.width} ×{' '}
        {request.height} px, {request.column}
      </p>
    </section>
  );
}
