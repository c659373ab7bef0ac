import type { BakeOffCell, BakeOffMeasureReport, BakeOffReport } from '../../shared/bake-off.ts';
import { formatDifference, formatMeasure, formatP, measureLabel } from '../../shared/bake-off-words.ts';
import { PAGE_STYLE } from './html-style.ts';

/** Pictures in one page: with more it would no longer open quickly. */
const MAX_PICTURES = 400;

/** More pairs of candidates than these are folded away. */
const MAX_OPEN_PAIRS = 6;

interface Interval {
  value: number;
  low: number;
  high: number;
}

/**
 * The report as one HTML file: pictures, style and charts are in it, nothing is loaded.
 * @param thumbnail WebP bytes of a picture
 */
export async function bakeOffPage(report: BakeOffReport, thumbnail: (sha256: string) => Promise<Uint8Array>): Promise<string> {
  const { request, name, createdAt, findings } = report;
  const seeds = Math.max(1, Math.min(request.seeds.length, Math.floor(MAX_PICTURES / (request.prompts.length * request.candidates.length))));
  const shown = report.cells.filter((cell) => cell.seed < seeds);
  const pictures = new Map<string, string>();
  for (const { sha256 } of shown) {
    if (sha256 !== null && !pictures.has(sha256)) pictures.set(sha256, `data:image/webp;base64,${Buffer.from(await thumbnail(sha256)).toString('base64')}`);
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(name)}: bake-off</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<p class="mark">Galley bake-off</p>
<h1>${text(name)}</h1>
<p>${request.prompts.length} × ${request.candidates.length} × ${request.seeds.length} renders (prompts × candidates × seeds), ${request.width} × ${request.height} px, begun ${text(createdAt.slice(0, 10))}</p>
</header>
<section><h2>What it says</h2><ul class="findings">${findings.map((finding) => `<li>${text(finding)}</li>`).join('')}</ul></section>
${candidatesSection(report)}
${measuresSection(report)}
${votesSection(report)}
<section><h2>Pictures</h2>${seeds < request.seeds.length ? `<p>The first ${seeds} of ${request.seeds.length} seeds.</p>` : ''}
${request.prompts
  .map((prompt, index) =>
    promptBlock(
      report,
      prompt,
      shown.filter((cell) => cell.prompt === index),
      pictures,
    ),
  )
  .join('\n')}
</section>
<footer>Medians with 95 % bootstrap intervals, renders of one prompt drawn together. Differences: sign-flip test on paired renders, adjusted for the number of comparisons (Holm). Votes: Bradley–Terry strengths; a winner is named only where a permutation test rejects that all are equal.</footer>
</body>
</html>
`;
}

function candidatesSection({ request }: BakeOffReport): string {
  const rows = request.candidates.map(({ name, cell }) => {
    const settings = Object.entries(cell.params).map(([key, value]) => `${key} ${value}`);
    return `<tr><th scope="row">${text(name)}</th><td>${text(cell.models.join(', then '))}${cell.split ? ' (object and style apart)' : ''}</td><td>${text(settings.join(', ') || 'no settings')}</td></tr>`;
  });
  return `<section><h2>Candidates</h2><table><thead><tr><th scope="col">Name</th><th scope="col">Model</th><th scope="col">Settings</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function measuresSection({ measures, request }: BakeOffReport): string {
  if (measures.length === 0) return '<section><h2>Measures</h2><p>Nothing is measured yet.</p></section>';
  const names = request.candidates.map(({ name }) => name);
  return `<section><h2>Measures</h2>${measures.map((measure) => measureBlock(measure, names)).join('')}</section>`;
}

function measureBlock({ measure, better, candidates, differences }: BakeOffMeasureReport, names: readonly string[]): string {
  const format = (value: number) => formatMeasure(measure, value);
  const rows = candidates.map((interval, index) => ({ name: names[index], interval, note: interval ? `${interval.count} renders` : 'not measured' }));
  return `<h3>${measureLabel(measure)}</h3>${intervalTable(rows, format, 'Median')}${differencesTable({ measure, better, differences }, names)}`;
}

function differencesTable(
  { measure, better, differences }: Pick<BakeOffMeasureReport, 'measure' | 'better' | 'differences'>,
  names: readonly string[],
): string {
  // Nothing to tell apart where every pair is alike to the last digit.
  if (differences.every(({ difference }) => difference.low === 0 && difference.high === 0)) return '';
  const rows = differences.map(({ a, b, difference, pValue, isSignificant }) => {
    const [value, low, high] = [difference.value, difference.low, difference.high].map((figure) => formatDifference(measure, figure));
    const verdict = isSignificant ? '<strong>significant</strong>' : 'not significant';
    return `<tr><td>${text(names[a])} − ${text(names[b])}</td><td>${text(value)}</td><td>${text(low)} to ${text(high)}</td><td>${verdict}</td><td>p ${text(formatP(pValue))}</td></tr>`;
  });
  const head = better === 'near-one' ? 'Difference of distances from 1' : 'Difference';
  const table = `<table class="figures differences"><thead><tr><th scope="col">Pair</th><th scope="col">${head}</th><th scope="col">95 % interval</th><th scope="col"></th><th scope="col"></th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  if (rows.length <= MAX_OPEN_PAIRS) return table;
  const significant = differences.filter(({ isSignificant }) => isSignificant).length;
  return `<details><summary>${rows.length} pairs, ${significant} significant</summary>${table}</details>`;
}

function votesSection({ ranking, request }: BakeOffReport): string {
  if (ranking.votes === 0) return '';
  const rows = ranking.candidates.map(({ strength, won, tied, lost }, index) => ({
    name: request.candidates[index].name,
    interval: strength,
    note: `${won} won, ${tied} tied, ${lost} lost`,
  }));
  return `<section><h2>Blind votes</h2>${intervalTable(rows, (value) => value.toFixed(2), 'Strength')}</section>`;
}

function intervalTable(rows: readonly { name: string; interval: Interval | null; note: string }[], format: (value: number) => string, label: string): string {
  const known = rows.flatMap(({ interval }) => interval ?? []);
  const low = Math.min(...known.map((interval) => interval.low));
  const high = Math.max(...known.map((interval) => interval.high));
  const place = (value: number) => (high > low ? 4 + (192 * (value - low)) / (high - low) : 100).toFixed(1);
  const body = rows.map(({ name, interval, note }) => {
    if (!interval) return `<tr><th scope="row">${text(name)}</th><td>–</td><td></td><td></td><td>${text(note)}</td></tr>`;
    const chart = `<svg viewBox="0 0 200 16" width="200" height="16" aria-hidden="true"><line x1="${place(interval.low)}" x2="${place(interval.high)}" y1="8" y2="8"/><circle cx="${place(interval.value)}" cy="8" r="4"/></svg>`;
    return `<tr><th scope="row">${text(name)}</th><td>${text(format(interval.value))}</td><td>${text(format(interval.low))} to ${text(format(interval.high))}</td><td>${chart}</td><td>${text(note)}</td></tr>`;
  });
  return `<table class="figures"><thead><tr><th scope="col"></th><th scope="col">${label}</th><th scope="col">95 % interval</th><th scope="col"></th><th scope="col"></th></tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function promptBlock({ request }: BakeOffReport, prompt: string, cells: readonly BakeOffCell[], pictures: ReadonlyMap<string, string>): string {
  const seeds = [...new Set(cells.map(({ seed }) => seed))];
  const head = request.candidates.map(({ name }) => `<th scope="col">${text(name)}</th>`).join('');
  const rows = seeds.map((seed) => {
    const row = request.candidates.map((candidate, index) => {
      const cell = cells.find((one) => one.seed === seed && one.candidate === index);
      const source = cell?.sha256 ? pictures.get(cell.sha256) : undefined;
      return `<td>${source ? `<img src="${source}" alt="${text(`${candidate.name}: ${prompt}`)}">` : `<p class="missing">${text(cell?.error ?? cell?.state ?? '')}</p>`}</td>`;
    });
    return `<tr><th scope="row">seed ${request.seeds[seed]}</th>${row.join('')}</tr>`;
  });
  return `<h3>${text(prompt)}</h3><table class="pictures"><thead><tr><th></th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
