import type { CSSProperties } from 'react';
import type { BakeOffCell, BakeOffReport } from '../../shared/bake-off.ts';
import { t } from '../words/t.ts';
import { ProofCell } from './ProofCell.tsx';

/** Every picture: prompts and seeds down, candidates across. */
export function ProofGrid({ report }: { report: BakeOffReport }) {
  const { request, cells } = report;
  const names = request.candidates.map(({ name }) => name);
  const byPlace = new Map(cells.map((cell) => [placeOf(cell), cell]));
  const style = { '--candidates': names.length, '--ratio': `${request.width} / ${request.height}` } as CSSProperties;
  return (
    <section aria-labelledby="report-proofs" className="proof-grid" style={style}>
      <h2 id="report-proofs" className="report-heading">
        {t('Pictures')}
        <span className="report-hint">{t('click one to see its row large, side by side')}</span>
      </h2>
      <div className="proof-table">
        <div className="proof-head" aria-hidden>
          <span />
          {names.map((name) => (
            <span key={name} className="proof-candidate" title={name}>
              {name}
            </span>
          ))}
        </div>
        {request.prompts.map((prompt, promptIndex) => (
          <section key={promptIndex} className="proof-block" aria-label={prompt}>
            <h3>{prompt}</h3>
            {request.seeds.map((seed, seedIndex) => (
              <div key={seed} className="proof-row">
                <span className="proof-seed number">{t('seed {seed}', { seed: String(seed) })}</span>
                {names.map((name, candidate) => (
                  <ProofCell
                    key={name}
                    cell={byPlace.get(placeOf({ prompt: promptIndex, seed: seedIndex, candidate }))}
                    label={t('{name}: {prompt}, seed {seed}', { name, prompt, seed: String(seed) })}
                  />
                ))}
              </div>
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}

function placeOf({ prompt, seed, candidate }: Pick<BakeOffCell, 'prompt' | 'seed' | 'candidate'>): string {
  return `${prompt} ${seed} ${candidate}`;
}
