import type { RoundSummary } from '../../shared/review.ts';
import { findingsOf, secondsOf, verdictWord } from './round-file.ts';

/** Pictures in one page: with more it would no longer open quickly. */
const MAX_PICTURES = 400;

/** Neutral greys, since colour is judged in it; it prints. */
const STYLE = `
:root { color-scheme: light; --line: #d6d6d6; --soft: #6a6a6a; }
body { font: 14px/1.5 Inter, system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif; color: #1a1a1a; background: #fff; max-width: 1180px; margin: 40px auto; padding: 0 24px; }
.mark { color: var(--soft); letter-spacing: .04em; margin: 0; }
h1 { font-size: 28px; line-height: 1.2; margin: 4px 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 36px 0 12px; border-bottom: 1px solid var(--line); padding-bottom: 6px; }
.findings { padding-left: 18px; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: 4px 24px 4px 0; font-weight: 400; font-variant-numeric: tabular-nums; }
thead th { color: var(--soft); font-size: 12px; }
.proofs { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 24px 16px; list-style: none; padding: 0; }
.proofs img { display: block; width: 100%; height: 200px; object-fit: contain; background: #808080; }
.proofs p { margin: 6px 0 0; overflow-wrap: anywhere; }
.proofs .prompt { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.soft { color: var(--soft); font-size: 12px; }
.approve { color: #1f6b3a; font-weight: 600; } .changes { color: #8a5a00; font-weight: 600; } .reject { color: #9c2b20; font-weight: 600; }
.proofs ol { margin: 6px 0 0; padding-left: 20px; font-size: 13px; }
@media print { body { margin: 0; max-width: none; } li { break-inside: avoid; } }
`.trim();

/**
 * The summary as one HTML file: pictures and style are in it, nothing is loaded.
 * @param thumbnail WebP bytes of a picture
 */
export async function roundPage(summary: RoundSummary, thumbnail: (sha256: string) => Promise<Uint8Array>): Promise<string> {
  const { round, people, proofs } = summary;
  const entries: string[] = [];
  for (const [index, proof] of proofs.entries()) {
    const picture = index < MAX_PICTURES ? `data:image/webp;base64,${Buffer.from(await thumbnail(proof.sha256)).toString('base64')}` : null;
    entries.push(entryOf(proof, picture));
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(round.name)}: review</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="mark">Galley review round</p>
<h1>${text(round.name)}</h1>
<p class="soft">Begun by ${text(round.author)} on ${round.at.slice(0, 10)}${round.closedAt ? `, closed on ${round.closedAt.slice(0, 10)}` : ''}</p>
</header>
<section><h2>What it came to</h2><ul class="findings">${findingsOf(summary)
    .map((finding) => `<li>${text(finding)}</li>`)
    .join('')}</ul>${people.length === 0 ? '' : peopleTable(summary)}</section>
<section><h2>Proofs</h2><ul class="proofs">${entries.join('\n')}</ul></section>
</body>
</html>
`;
}

function peopleTable({ people }: RoundSummary): string {
  const rows = people.map(
    ({ name, approve, changes, reject, medianSeconds }) =>
      `<tr><th scope="row">${text(name)}</th><td>${approve}</td><td>${changes}</td><td>${reject}</td><td>${secondsOf(medianSeconds)}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">Reviewer</th><th scope="col">Approved</th><th scope="col">Changes</th><th scope="col">Rejected</th><th scope="col">Time a proof (median)</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function entryOf({ prompt, verdict, reviewer, rating, note, openPins, model }: RoundSummary['proofs'][number], picture: string | null): string {
  const pins = openPins.map(({ number, text: words }) => `<li value="${number}">${text(words)}</li>`).join('');
  return `<li>${picture === null ? '' : `<img src="${picture}" alt="">`}
<p><span class="${verdict ?? 'soft'}">${verdictWord(verdict)}</span>${reviewer === '' ? '' : ` <span class="soft">by ${text(reviewer)}</span>`}${rating === 0 ? '' : ` <span aria-label="${rating} of 5 stars">${'★'.repeat(rating)}</span>`}</p>
<p class="prompt" dir="auto">${text(prompt)}</p><p class="soft">${text(model)}</p>${note === '' ? '' : `<p>${text(note)}</p>`}${pins === '' ? '' : `<ol aria-label="Open pins">${pins}</ol>`}</li>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
