import type { ExportDocument, ExportFormat, ExportRequest } from '../../shared/export.ts';
import type { ProofLayer, ProofSummary } from '../../shared/proof.ts';
import { type Said, said } from '../../shared/sentence.ts';
import { MAX_PIXELS } from '../image/codecs.ts';
import { nameKey } from './file-names.ts';
import { type ExpandedPath, expandTemplate, tellsScalesApart } from './names/name-template.ts';
import { createValueMaker, type NamedProof } from './names/token-values.ts';
import type { FoundProblem, Problem } from './problem.ts';
import { type FileSize, type Size, sizeAt } from './sides.ts';

/** Longest side of a WebP file. */
const MAX_WEBP_SIDE = 16_383;

/** Layers lie in memory side by side: some 60 bytes a pixel. */
const MAX_DOCUMENT_PIXELS = 6000 * 6000;

const EXTENSIONS: Record<ExportFormat, string> = { png: '.png', webp: '.webp', jpeg: '.jpg', avif: '.avif', tiff: '.tif' };

/** A proof whose files can be named. */
export interface ProofToName extends NamedProof {
  /** Of a split render, where layers are wanted. */
  layers: readonly ProofLayer[];
}

export interface ProofToExport extends ProofSummary {
  seed: number;
  layers: readonly ProofLayer[];
  /** Where the recipe itself enlarged what a model rendered: the size that it was rendered at. null = its own pixels. */
  renderedAt: Size | null;
  /** The import that the recipe begins with; null = a render. */
  importedSha256: string | null;
}

export interface PlannedFile<Proof = ProofToExport> extends FileSize {
  proof: Proof;
  /** null = the picture itself. */
  layer: ProofLayer | null;
  /** An editable file instead of a picture. */
  document: ExportDocument | null;
  /** Of a picture or layer. */
  format: ExportFormat;
  scale: number;
  /** Relative to the folder, "/" between parts. */
  path: string;
  /** The path with something behind the template's name: another name for a file whose own is taken. */
  pathWith: (addition: string) => ExpandedPath;
  action: 'write' | 'skip' | 'overwrite';
  problem: FoundProblem | null;
}

export interface ExportContext {
  project: string;
  now: Date;
}

type NameSettings = Pick<ExportRequest, 'template' | 'format' | 'alsoFormats' | 'scales' | 'ownScale' | 'sides' | 'documents'>;

/** Which files an export would write, with the problems that their names and sizes have by themselves. Verdicts are not looked at. */
export function planFiles<Proof extends ProofToName>(proofs: readonly Proof[], request: NameSettings, { project, now }: ExportContext): PlannedFile<Proof>[] {
  const valuesOf = createValueMaker(project, now);
  const isScaleNamed = tellsScalesApart(request.template);
  const scales = [...new Set(request.scales)];
  const formats = [...new Set([request.format, ...request.alsoFormats])];
  return proofs.flatMap((proof) => {
    const values = valuesOf(proof);
    const file = (size: FileSize, scale: number, format: ExportFormat, extra: { layer?: ProofLayer; document?: ExportDocument } = {}): PlannedFile<Proof> => {
      const { layer = null, document = null } = extra;
      // As asset catalogues have it: badge.png, badge@2x.png.
      const isPlain = isScaleNamed || scale === 1 || scales.length === 1 || layer || document;
      const behind = `${isPlain ? '' : `@${scale}x`}${layer ? `.${layer.name}` : ''}`;
      const extension = document ? `.${document}` : EXTENSIONS[format];
      const own = values({ scale, width: size.width, height: size.height });
      const pathWith = (addition: string) => expandTemplate(`${request.template}${addition}${behind}`, own, extension);
      const { path, problem } = pathWith('');
      const found = problem ? nameIssue(problem) : document ? documentProblem(size) : sizeProblem(size, format);
      return { ...size, proof, layer, document, format, scale, path, pathWith, action: 'write', problem: found };
    };
    const whole = sizeAt(proof, request.ownScale, { ownScale: request.ownScale, sides: 'any' });
    return [
      ...scales.flatMap((scale) => formats.map((format) => file(sizeAt(proof, scale, request), scale, format))),
      // Cutouts need their transparency: layers are always PNG.
      ...proof.layers.map((layer) => file(whole, request.ownScale, 'png', { layer })),
      ...[...new Set(request.documents)].map((document) => file(whole, request.ownScale, request.format, { document })),
    ];
  });
}

/** The same with verdicts and collisions within the batch. */
export function planExport(proofs: readonly ProofToExport[], request: NameSettings, context: ExportContext): PlannedFile[] {
  const files = planFiles(proofs, request, context);
  for (const file of files) file.problem = verdictProblem(file.proof) ?? file.problem;
  markCollisions(files);
  return files;
}

function nameIssue({ code, text, sentence }: Problem): FoundProblem {
  return { code, text, sentence, issue: code === 'path-escape' ? 'path-escape' : 'illegal-name' };
}

function verdictProblem({ id, verdict }: ProofToExport): FoundProblem | null {
  if (verdict === 'approve') return null;
  const text = said(
    'Proof {id} {verdict, select, changes {was sent back for changes} reject {was rejected} other {needs review}}; only approved proofs are exported.',
    { id, verdict: verdict ?? 'none' },
  );
  return { code: 'not-approved', issue: 'not-approved', ...text };
}

function sizeProblem({ width, height }: FileSize, format: ExportFormat): FoundProblem | null {
  const tooLarge = (text: Said): FoundProblem => ({ code: 'image-too-large', issue: 'too-large', ...text });
  if (width * height > MAX_PIXELS)
    return tooLarge(said('It would have {width} × {height} px; the largest image has {most} × {most}.', { width, height, most: Math.sqrt(MAX_PIXELS) }));
  if (format !== 'webp' || Math.max(width, height) <= MAX_WEBP_SIDE) return null;
  return tooLarge(said('It would have {width} × {height} px; a WebP file has {most} px a side at most.', { width, height, most: MAX_WEBP_SIDE }));
}

function documentProblem({ width, height }: FileSize): FoundProblem | null {
  if (width * height <= MAX_DOCUMENT_PIXELS) return null;
  const text = said('It has {width} × {height} px; editable files are written up to {most} × {most}.', { width, height, most: Math.sqrt(MAX_DOCUMENT_PIXELS) });
  return { code: 'image-too-large', issue: 'too-large', ...text };
}

/** Names both sides of a collision, so that whoever reads the list sees what to change. */
export function markCollisions<Proof extends { id: string }>(files: PlannedFile<Proof>[]): void {
  const first = new Map<string, PlannedFile<Proof>>();
  const folders = new Set(files.flatMap(({ path }) => parentsOf(nameKey(path))));
  for (const file of files) {
    if (file.problem) continue;
    const key = nameKey(file.path);
    const other = first.get(key);
    if (other) {
      file.problem = collision(file.path, other.proof.id);
      other.problem ??= collision(other.path, file.proof.id);
    } else if (folders.has(key)) {
      file.problem = { code: 'file-exists', issue: 'collision', ...said('“{path}” would be a file and a folder at once.', { path: file.path }) };
    }
    if (!other) first.set(key, file);
  }
}

function collision(path: string, otherId: string): FoundProblem {
  const text = said('“{path}” would be written twice, also for proof {otherId}; add {number} or {id} to the name template.', {
    path,
    otherId,
    number: '{n}',
    id: '{id}',
  });
  return { code: 'file-exists', issue: 'collision', ...text };
}

function parentsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}
