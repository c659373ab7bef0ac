import type { Verdict } from '../../shared/proof.ts';
import type { RoundSummary } from '../../shared/review.ts';

export const VERDICT_WORDS: Record<Verdict, string> = { approve: 'Approved', changes: 'Changes', reject: 'Rejected' };

export function verdictWord(verdict: Verdict | null): string {
  return verdict === null ? 'Not judged' : VERDICT_WORDS[verdict];
}

/** What a round came to, in sentences. */
export function findingsOf({ round, counts, agreement, openPins, medianSeconds }: RoundSummary): string[] {
  const { approve, changes, reject, unjudged } = counts;
  const done = `${round.total - unjudged} of ${round.total} judged: ${approve} approved, ${changes} to be changed, ${reject} rejected.`;
  const said =
    agreement.compared === 0
      ? 'No proof was judged by more than one person.'
      : `Of ${agreement.compared} judged by two people or more, all agreed on ${agreement.agreed} (${Math.round((agreement.agreed / agreement.compared) * 100)} %).`;
  const pins = openPins === 0 ? 'No pin is open.' : `${openPins === 1 ? 'One pin is' : `${openPins} pins are`} still open.`;
  const time = medianSeconds === null ? [] : [`Half of the proofs took ${secondsOf(medianSeconds)} or less, pauses of more than five minutes left out.`];
  return [done, said, pins, ...time];
}

export function secondsOf(seconds: number | null): string {
  if (seconds === null) return '–';
  return seconds < 90 ? `${seconds.toFixed(seconds < 10 ? 1 : 0)} s` : `${(seconds / 60).toFixed(1)} min`;
}

/** As text that reads well as it is and better where Markdown is shown. */
export function roundMarkdown(summary: RoundSummary): string {
  const { round, people, proofs } = summary;
  const head = [
    `# ${line(round.name)}`,
    '',
    `Review round, begun by ${line(round.author)} on ${round.at.slice(0, 10)}${round.closedAt ? `, closed on ${round.closedAt.slice(0, 10)}` : ''}.`,
  ];
  const who = people.map(
    ({ name, approve, changes, reject, medianSeconds }) => `| ${line(name)} | ${approve} | ${changes} | ${reject} | ${secondsOf(medianSeconds)} |`,
  );
  const table = ['| Reviewer | Approved | Changes | Rejected | Time a proof (median) |', '|---|---:|---:|---:|---:|', ...who];
  const entries = proofs.map((proof, index) => {
    const facts = [
      `${verdictWord(proof.verdict)}${proof.reviewer === '' ? '' : ` by ${line(proof.reviewer)}`}`,
      proof.rating > 0 && '★'.repeat(proof.rating),
      proof.model,
    ].filter(Boolean);
    const notes = [
      ...(proof.note === '' ? [] : [`   - ${line(proof.note)}`]),
      ...proof.openPins.map(({ number, text }) => `   - Pin ${number}: ${line(text)}`),
    ];
    return [`${index + 1}. **${line(proof.prompt)}**  `, `   ${facts.join(' · ')}`, ...notes].join('\n');
  });
  return `${[...head, '', ...findingsOf(summary).map((finding) => `- ${finding}`), '', ...(people.length > 0 ? ['## Who judged what', '', ...table, ''] : []), '## Proofs', '', ...entries].join('\n')}\n`;
}

/** One row a proof. Cells that a table program would take for a formula begin with an apostrophe. */
export function roundCsv({ proofs }: RoundSummary): string {
  const rows = proofs.map(({ id, prompt, model, verdict, reviewer, rating, note, openPins, sha256 }) => [
    id,
    prompt,
    model,
    verdictWord(verdict),
    reviewer,
    rating === 0 ? '' : String(rating),
    note,
    openPins.map(({ number, text }) => `${number}: ${text}`).join('\n'),
    sha256,
  ]);
  const head = ['Proof', 'Prompt', 'Model', 'Verdict', 'Reviewer', 'Stars', 'Note', 'Open pins', 'Picture (SHA-256)'];
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of Markdown: what would be mark-up is text. */
function line(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
