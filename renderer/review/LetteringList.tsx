import { useStore } from 'zustand';
import type { LetteringRegion, LetteringReport } from '../../shared/lettering.ts';
import { useStores } from '../app/stores.ts';
import { FLAG_LABELS, flagSentence } from '../lettering/workbench/flag-words.ts';
import { otherTexts } from './other-texts.ts';

const CHECK_WORDS: Record<LetteringRegion['check'], string> = {
  exact: 'exact',
  mismatch: 'not exact',
  unreadable: 'not readable by OCR',
  'not-checked': 'not checked',
};

function Reading({ text }: { text: string }) {
  return text === '' ? <em>nothing</em> : text;
}

/** Who made the letters, and why nobody else did; nothing where no model was asked. */
function LetteredBy({ by: { label, refused } }: { by: NonNullable<LetteringRegion['letteredBy']> }) {
  return (
    <>
      <div className="lettering-read">lettered by {label}</div>
      {refused.map(({ label: other, reason }, index) => (
        <div key={index} className="lettering-read">
          {other} was not taken: {reason}
        </div>
      ))}
    </>
  );
}

/** Each string that was wanted: what could be read before, what can be read now. */
export function LetteringList({ report }: { report: LetteringReport }) {
  const regions = report.regions.filter((region) => region.wanted !== null);
  const others = otherTexts(report);
  // Reports of older proofs have no flags.
  const doubts = report.regions.flatMap(({ wanted, flags }) => (wanted === null ? (flags ?? []) : []));
  return (
    <section>
      <LetteringTools />
      <ul className="lettering-list">
        {regions.map((region, index) => (
          <li key={index}>
            <div className="lettering-wanted">
              <span className="selectable">{region.wanted}</span>
              <span data-check={region.check}>{CHECK_WORDS[region.check]}</span>
            </div>
            <div className="lettering-read">
              before: <Reading text={region.readBefore} /> · after: <Reading text={region.readAfter} />
              {region.font !== null && ` · ${region.font}, ${Math.round(region.fontSize ?? 0)} px`}
            </div>
            {region.letteredBy && <LetteredBy by={region.letteredBy} />}
            {(region.flags ?? []).map((flag) => (
              <div key={flag} className="lettering-warning">
                {flagSentence(flag, region)}
              </div>
            ))}
          </li>
        ))}
      </ul>
      {others !== '' && <p className="lettering-read">{others}</p>}
      {doubts.length > 0 && <p className="lettering-warning">{[...new Set(doubts)].map((flag) => FLAG_LABELS[flag]).join(', ')}: see “Edit”.</p>}
      {report.warnings.map((warning, index) => (
        <p key={index} className="lettering-warning">
          {warning}
        </p>
      ))}
    </section>
  );
}

function LetteringTools() {
  const { review, workbench, localise } = useStores();
  const proof = useStore(review, (state) => state.detail);
  return (
    <div className="lettering-head">
      <h2>Lettering</h2>
      <span>
        <button type="button" className="text-button" title="Edit lettering (E)" onClick={() => proof && void workbench.getState().open(proof)}>
          Edit
        </button>
        <button type="button" className="text-button" onClick={() => proof && localise.getState().open(proof.id)}>
          Languages
        </button>
      </span>
    </div>
  );
}
