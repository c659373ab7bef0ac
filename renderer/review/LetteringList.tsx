import type { LetteringRegion, LetteringReport } from '../../shared/lettering.ts';

const CHECK_WORDS: Record<LetteringRegion['check'], string> = {
  exact: 'exact',
  mismatch: 'not exact',
  unreadable: 'not readable by OCR',
  'not-checked': 'not checked',
};

function Reading({ text }: { text: string }) {
  return text === '' ? <em>nothing</em> : text;
}

/** Each string that was wanted: what could be read before, what can be read now. */
export function LetteringList({ report }: { report: LetteringReport }) {
  const regions = report.regions.filter((region) => region.wanted !== null);
  const kept = report.regions.length - regions.length;
  return (
    <section>
      <h2>Lettering</h2>
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
          </li>
        ))}
      </ul>
      {kept > 0 && (
        <p className="lettering-read">
          {kept} other {kept === 1 ? 'text was' : 'texts were'} left alone.
        </p>
      )}
      {report.warnings.map((warning, index) => (
        <p key={index} className="lettering-warning">
          {warning}
        </p>
      ))}
    </section>
  );
}
