import type { ExportFix, ExportIssue } from '../../../shared/export-checks.ts';
import { gateReasonSentence } from '../../../shared/gate-words.ts';
import { msg } from '../../../shared/msg.ts';
import { type Said, said } from '../../../shared/sentence.ts';
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

function issue(id: ExportIssue['id'], severity: ExportIssue['severity'], words: Said, files: readonly PlannedFile[], fixes: ExportFix[] = []): ExportIssue {
  return { id, severity, ...words, files: files.length, examples: examplesOf(files), fixes };
}

function existing({ files, request, existing: count }: Looked): ExportIssue[] {
  if (count === 0 || request.existing === 'refuse') return [];
  const own = files.filter(({ action }) => action === request.existing);
  const severity = request.existing === 'overwrite' ? 'warning' : 'note';
  return [{ ...issue('exists', severity, said(THERE_ALREADY[request.existing], { count }), own), files: count }];
}

const THERE_ALREADY = {
  skip: msg(
    '{count, plural, one {One file is in the folder already: it is left alone.} other {{count} files are in the folder already: they are left alone.}}',
  ),
  overwrite: msg(
    '{count, plural, one {One file is in the folder already: it will be overwritten.} other {{count} files are in the folder already: they will be overwritten.}}',
  ),
  rename: msg('{count, plural, one {One file is} other {{count} files are}} in the folder already: the new ones get a number.'),
};

function isPicture({ document, layer }: PlannedFile): boolean {
  return !document && !layer;
}

function powerOfTwo({ files, request }: Looked): ExportIssue[] {
  if (request.sides !== 'warn') return [];
  const odd = files.filter((file) => isPicture(file) && !(isPowerOfTwo(file.width) && isPowerOfTwo(file.height)));
  if (odd.length === 0) return [];
  const [{ width, height }] = odd;
  const words = said(
    '{count, plural, one {One file has} other {{count} files have}} sides that are no power of two ({width} × {height} px): engines compress them badly and make no mipmaps of them.',
    { count: odd.length, width, height },
  );
  return [
    issue('not-power-of-two', 'warning', words, odd, [
      { id: 'pad', ...said('Pad with transparency'), changes: { sides: 'pad' } },
      { id: 'resize', ...said('Resample to the nearest'), changes: { sides: 'resize' } },
    ]),
  ];
}

function enlarged({ files, request }: Looked): ExportIssue[] {
  const large = files.filter(({ drawn, proof }) => drawn.width > proof.width || drawn.height > proof.height);
  if (large.length === 0) return [];
  const { proof, drawn } = large.reduce((most, file) => (file.drawn.width > most.drawn.width ? file : most));
  const words = said(
    '{count, plural, one {One file has} other {{count} files have}} more pixels than the proof: resampled with Lanczos ({before} to {after} px), which adds no detail.',
    { count: large.length, before: sizeWords(proof), after: sizeWords(drawn) },
  );
  const largest = Math.max(...request.scales);
  const scales = request.scales.filter((scale) => scale <= request.ownScale);
  const fixes: ExportFix[] = [];
  if (largest > request.ownScale && request.scales.length > 1) {
    fixes.push({
      id: 'own-scale',
      ...said('Take the proof’s own pixels as the {scale}', { scale: { figure: `${largest}x` } }),
      changes: { ownScale: largest },
    });
  }
  if (scales.length > 0 && scales.length < request.scales.length) fixes.push({ id: 'drop-scales', ...said('Leave those sizes out'), changes: { scales } });
  return [issue('enlarged', 'warning', words, large, fixes)];
}

function byRecipe({ files }: Looked): ExportIssue[] {
  const own = files.filter((file) => isPicture(file) && file.proof.renderedAt !== null);
  if (own.length === 0) return [];
  const { proof } = own[0];
  const words = said(
    '{count, plural, one {One picture was} other {{count} pictures were}} enlarged by the recipe already: rendered at {before} px, approved at {after} px.',
    { count: own.length, before: sizeWords(proof.renderedAt!), after: sizeWords(proof) },
  );
  return [issue('enlarged-by-recipe', 'note', words, own)];
}

function transparency({ transparent }: Looked): ExportIssue[] {
  if (transparent.length === 0) return [];
  const words = said('{count, plural, one {One JPEG is} other {{count} JPEGs are}} of a picture that can be transparent: what is transparent becomes white.', {
    count: transparent.length,
  });
  return [issue('transparency', 'warning', words, transparent, [{ id: 'use-png', ...said('Use PNG'), changes: { format: 'png' } }])];
}

function print({ files, request: { dpi } }: Looked): ExportIssue[] {
  const own = files.filter(isPicture);
  if (dpi === null || own.length === 0) return [];
  const smallest = own.reduce((least, file) => (file.width * file.height < least.width * least.height ? file : least));
  const cm = (px: number) => ({ figure: ((px / dpi) * CM_PER_INCH).toFixed(1) });
  const words = said('At {dpi} dpi the smallest picture prints {width} × {height} cm.', { dpi, width: cm(smallest.width), height: cm(smallest.height) });
  return [issue('print-size', 'note', words, [smallest])];
}

function credentials({ credentials: { kept, dropped } }: Looked): ExportIssue[] {
  const issues: ExportIssue[] = [];
  if (kept.length > 0) {
    const words = said('{count, plural, one {One file is} other {{count} files are}} passed on bit for bit as imported, with the Content Credentials in it.', {
      count: kept.length,
    });
    issues.push(issue('content-credentials', 'note', words, kept));
  }
  if (dropped.length > 0) {
    const files = dropped.map(({ file }) => file);
    const words = said(
      'Content Credentials of {count, plural, one {one imported picture} other {{count} files}} cannot stay: {reason}. The manifest says so.',
      { count: dropped.length, reason: dropped[0].reason.sentence },
    );
    issues.push(issue('content-credentials', 'warning', words, files));
  }
  return issues;
}

/** Proofs that go out although they are red. A person approved them: nothing is stopped. */
function red({ files }: Looked): ExportIssue[] {
  const proofs = [...new Set(files.map(({ proof }) => proof))].filter(({ gate, verdict }) => gate.colour === 'red' && verdict === 'approve');
  if (proofs.length === 0) return [];
  const named = proofs.slice(0, MOST_NAMED).map(({ prompt, gate }) => ({
    message: msg('“{prompt}” ({reason})'),
    values: { prompt: prompt.replace(/\s+/g, ' ').slice(0, 60), reason: gateReasonSentence(gate.reasons[0]) },
  }));
  const words = said('Approved, but red by the team’s limits: {proofs}{others, plural, =0 {} other {, and {others} more}}.', {
    proofs: { list: named, join: 'comma' },
    others: Math.max(0, proofs.length - MOST_NAMED),
  });
  return [
    issue(
      'red',
      'warning',
      words,
      files.filter(({ proof }) => proofs.includes(proof)),
      [{ id: 'review', ...said('Look at them again'), changes: null }],
    ),
  ];
}

function sizeWords({ width, height }: { width: number; height: number }): string {
  return `${width} × ${height}`;
}
