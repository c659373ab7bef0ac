import { useStore } from 'zustand';
import type { LetteringRegion, LetteringReport } from '../../shared/lettering.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { FLAG_LABELS, flagSentence } from '../lettering/workbench/flag-words.ts';
import { msg, t, tx } from '../words/t.ts';
import { otherTexts } from './other-texts.ts';

const CHECK_WORDS: Record<LetteringRegion['check'], string> = {
  exact: msg('exact'),
  mismatch: msg('not exact'),
  unreadable: msg('not readable by OCR'),
  'not-checked': msg('not checked'),
};

function Reading({ text }: { text: string }) {
  return text === '' ? <em>{t('nothing')}</em> : text;
}

/** Who made the letters, and why nobody else did; nothing where no model was asked. */
function LetteredBy({ by: { label, refused } }: { by: NonNullable<LetteringRegion['letteredBy']> }) {
  return (
    <>
      <div className="lettering-read">{t('lettered by {label}', { label })}</div>
      {refused.map(({ label: other, reason }, index) => (
        <div key={index} className="lettering-read">
          {t('{model} was not taken: {reason}', { model: other, reason })}
        </div>
      ))}
    </>
  );
}

function ReadTexts({ region: { readBefore, readAfter, font, fontSize } }: { region: LetteringRegion }) {
  const read = { before: <Reading text={readBefore} />, after: <Reading text={readAfter} /> };
  if (font === null) return tx('before: {before} · after: {after}', read);
  return tx('before: {before} · after: {after} · {font}, {size} px', { ...read, font, size: Math.round(fontSize ?? 0) });
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
              <span data-check={region.check}>{t(CHECK_WORDS[region.check])}</span>
            </div>
            <div className="lettering-read">
              <ReadTexts region={region} />
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
      {doubts.length > 0 && (
        <p className="lettering-warning">{t('{doubts}: see “Edit”.', { doubts: [...new Set(doubts)].map((flag) => t(FLAG_LABELS[flag])).join(', ') })}</p>
      )}
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
  const key = useKeysOf('review.lettering');
  const proof = useStore(review, (state) => state.detail);
  return (
    <div className="lettering-head">
      <h2>{t('Lettering')}</h2>
      <span>
        <button
          type="button"
          className="text-button"
          title={key === undefined ? t('Edit lettering') : t('Edit lettering ({key})', { key })}
          onClick={() => proof && void workbench.getState().open(proof)}
        >
          {t('Edit')}
        </button>
        <button type="button" className="text-button" onClick={() => proof && localise.getState().open(proof.id)}>
          {t('Languages')}
        </button>
      </span>
    </div>
  );
}
