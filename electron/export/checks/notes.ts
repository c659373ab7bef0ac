import type { ExportFix, ExportIssue } from '../../../shared/export-checks.ts';
import { gateReasonWords } from '../../../shared/gate-words.ts';
import type { PlannedFile } from '../plan-export.ts';
import { isPowerOfTwo } from '../sides.ts';
import { examplesOf, type Looked } from './looked.ts';

/** Of the red proofs, in a note. */
const MOST_NAMED = 3;
const CM_PER_INCH = 2.54;

/** What stops nothing but should be known. */
export function noteIssues(looked: Looked): ExportIssue[] {
  return [
    ...existing(looked),
    ...powerOfTwo(looked),
    ...enlarged(looked),
    ...byRecipe(looked),
    ...transparency(looked),
    ...print(looked),
    ...credentials(looked),
    ...red(looked),
  ];
}

function issue(id: ExportIssue['id'], severity: ExportIssue['severity'], text: string, files: readonly PlannedFile[], fixes: ExportFix[] = []): ExportIssue {
  return { id, severity, text, files: files.length, examples: examplesOf(files), fixes };
}

function existing({ files, request, existing: count }: Looked): ExportIssue[] {
  if (count === 0 || request.existing === 'refuse') return [];
  const words = { skip: 'they are left alone', overwrite: 'they will be overwritten', rename: 'the new ones get a number' };
  const own = files.filter(({ action }) => action === request.existing);
  const text =
    count === 1
      ? `One file is in the folder already: ${words[request.existing].replace('they are', 'it is').replace('they', 'it')}.`
      : `${count} files are in the folder already: ${words[request.existing]}.`;
  return [{ ...issue('exists', request.existing === 'overwrite' ? 'warning' : 'note', text, own), files: count }];
}

function isPicture({ document, layer }: PlannedFile): boolean {
  return !document && !layer;
}

function powerOfTwo({ files, request }: Looked): ExportIssue[] {
  if (request.sides !== 'warn') return [];
  const odd = files.filter((file) => isPicture(file) && !(isPowerOfTwo(file.width) && isPowerOfTwo(file.height)));
  if (odd.length === 0) return [];
  const [{ width, height }] = odd;
  const text = `${counted(odd.length)} sides that are no power of two (${width} × ${height} px): engines compress them badly and make no mipmaps of them.`;
  return [
    issue('not-power-of-two', 'warning', text, odd, [
      { id: 'pad', text: 'Pad with transparency', changes: { sides: 'pad' } },
      { id: 'resize', text: 'Resample to the nearest', changes: { sides: 'resize' } },
    ]),
  ];
}

function enlarged({ files, request }: Looked): ExportIssue[] {
  const large = files.filter(({ drawn, proof }) => drawn.width > proof.width || drawn.height > proof.height);
  if (large.length === 0) return [];
  const { proof, drawn } = large.reduce((most, file) => (file.drawn.width > most.drawn.width ? file : most));
  const text = `${counted(large.length)} more pixels than the proof: resampled with Lanczos (${proof.width} × ${proof.height} to ${drawn.width} × ${drawn.height} px), which adds no detail.`;
  const largest = Math.max(...request.scales);
  const scales = request.scales.filter((scale) => scale <= request.ownScale);
  const fixes: ExportFix[] = [];
  if (largest > request.ownScale && request.scales.length > 1) {
    fixes.push({ id: 'own-scale', text: `Take the proof’s own pixels as the ${largest}x`, changes: { ownScale: largest } });
  }
  if (scales.length > 0 && scales.length < request.scales.length) fixes.push({ id: 'drop-scales', text: 'Leave those sizes out', changes: { scales } });
  return [issue('enlarged', 'warning', text, large, fixes)];
}

function byRecipe({ files }: Looked): ExportIssue[] {
  const own = files.filter((file) => isPicture(file) && file.proof.renderedAt !== null);
  if (own.length === 0) return [];
  const { proof } = own[0];
  const { width, height } = proof.renderedAt!;
  const text = `${own.length === 1 ? 'One picture was' : `${own.length} pictures were`} enlarged by the recipe already: rendered at ${width} × ${height} px, approved at ${proof.width} × ${proof.height} px.`;
  return [issue('enlarged-by-recipe', 'note', text, own)];
}

function transparency({ transparent }: Looked): ExportIssue[] {
  if (transparent.length === 0) return [];
  const text = `${transparent.length === 1 ? 'One JPEG is' : `${transparent.length} JPEGs are`} of a picture that can be transparent: what is transparent becomes white.`;
  return [issue('transparency', 'warning', text, transparent, [{ id: 'use-png', text: 'Use PNG', changes: { format: 'png' } }])];
}

function print({ files, request: { dpi } }: Looked): ExportIssue[] {
  const own = files.filter(isPicture);
  if (dpi === null || own.length === 0) return [];
  const smallest = own.reduce((least, file) => (file.width * file.height < least.width * least.height ? file : least));
  const cm = (px: number) => ((px / dpi) * CM_PER_INCH).toFixed(1);
  const text = `At ${dpi} dpi the smallest picture prints ${cm(smallest.width)} × ${cm(smallest.height)} cm.`;
  return [issue('print-size', 'note', text, [smallest])];
}

function credentials({ credentials: { kept, dropped } }: Looked): ExportIssue[] {
  const issues: ExportIssue[] = [];
  if (kept.length > 0) {
    const text = `${kept.length === 1 ? 'One file is' : `${kept.length} files are`} passed on bit for bit as imported, with the Content Credentials in it.`;
    issues.push(issue('content-credentials', 'note', text, kept));
  }
  if (dropped.length > 0) {
    const files = dropped.map(({ file }) => file);
    const text = `Content Credentials of ${dropped.length === 1 ? 'one imported picture' : `${dropped.length} files`} cannot stay: ${dropped[0].reason}. The manifest says so.`;
    issues.push(issue('content-credentials', 'warning', text, files));
  }
  return issues;
}

/** Proofs that go out although they are red. A person approved them: nothing is stopped. */
function red({ files }: Looked): ExportIssue[] {
  const proofs = [...new Set(files.map(({ proof }) => proof))].filter(({ gate, verdict }) => gate.colour === 'red' && verdict === 'approve');
  if (proofs.length === 0) return [];
  const named = proofs.slice(0, MOST_NAMED).map(({ prompt, gate }) => `“${prompt.replace(/\s+/g, ' ').slice(0, 60)}” (${gateReasonWords(gate.reasons[0])})`);
  const others = proofs.length > MOST_NAMED ? `, and ${proofs.length - MOST_NAMED} more` : '';
  const text = `Approved, but red by the team’s limits: ${named.join(', ')}${others}.`;
  return [
    issue(
      'red',
      'warning',
      text,
      files.filter(({ proof }) => proofs.includes(proof)),
      [{ id: 'review', text: 'Look at them again', changes: null }],
    ),
  ];
}

function counted(count: number): string {
  return count === 1 ? 'One file has' : `${count} files have`;
}
