import type { ExportDocument, ExportFormat, ExportRequest } from '../../shared/export.ts';
import type { ProofLayer, ProofSummary } from '../../shared/proof.ts';
import { MAX_PIXELS } from '../image/codecs.ts';
import { nameKey, safePart, slugOf } from './file-names.ts';
import { expandTemplate, tellsScalesApart } from './name-template.ts';
import type { Problem } from './problem.ts';

/** Longest side of a WebP file. */
const MAX_WEBP_SIDE = 16_383;

/** Layers lie in memory side by side: some 60 bytes a pixel. */
const MAX_DOCUMENT_PIXELS = 6000 * 6000;

const EXTENSIONS: Record<ExportFormat, string> = { png: '.png', webp: '.webp', jpeg: '.jpg', avif: '.avif' };

export interface ProofToExport extends ProofSummary {
  seed: number;
  /** Of a split render, where layers are wanted. */
  layers: readonly ProofLayer[];
}

export interface PlannedFile {
  proof: ProofToExport;
  /** null = the picture itself. */
  layer: ProofLayer | null;
  /** An editable file instead of a picture. */
  document: ExportDocument | null;
  scale: number;
  width: number;
  height: number;
  /** Relative to the folder, "/" between parts. */
  path: string;
  problem: Problem | null;
}

export interface ExportContext {
  project: string;
  now: Date;
}

/** Which files an export would write and what is wrong with each by itself: names, sizes, verdicts, collisions within the batch. */
export function planExport(proofs: readonly ProofToExport[], request: ExportRequest, { project, now }: ExportContext): PlannedFile[] {
  const date = localDate(now);
  const numbers = new Map<string, number>();
  const isScaleNamed = tellsScalesApart(request.template);
  const scales = [...new Set(request.scales)];
  const files = proofs.flatMap((proof) => {
    const slug = slugOf(proof.prompt);
    const n = (numbers.get(slug) ?? 0) + 1;
    numbers.set(slug, n);
    const fileOf = (scale: number, layer: ProofLayer | null, document: ExportDocument | null = null): PlannedFile => {
      const width = Math.max(1, Math.round(proof.width * scale));
      const height = Math.max(1, Math.round(proof.height * scale));
      const values = {
        project: safePart(project, 'project'),
        intent: proof.intent,
        slug,
        n: String(n),
        id: safePart(proof.id, 'proof'),
        model: safePart(proof.model, 'model'),
        seed: String(proof.seed),
        width: String(width),
        height: String(height),
        scale: `${scale}x`,
        date,
      };
      // As asset catalogues have it: badge.png, badge@2x.png.
      const suffix = isScaleNamed || scale === 1 || scales.length === 1 || layer ? '' : `@${scale}x`;
      // Cutouts need their transparency: layers are always PNG.
      const format = layer ? 'png' : request.format;
      const extension = document ? `.${document}` : EXTENSIONS[format];
      const { path, problem } = expandTemplate(`${request.template}${suffix}${layer ? `.${layer.name}` : ''}`, values, extension);
      const size = document ? documentProblem(width, height) : sizeProblem(width, height, format);
      return { proof, layer, document, scale, width, height, path, problem: verdictProblem(proof) ?? problem ?? size };
    };
    return [
      ...scales.map((scale) => fileOf(scale, null)),
      ...proof.layers.map((layer) => fileOf(1, layer)),
      ...[...new Set(request.documents)].map((kind) => fileOf(1, null, kind)),
    ];
  });
  markCollisions(files);
  return files;
}

function verdictProblem({ id, verdict }: ProofToExport): Problem | null {
  if (verdict === 'approve') return null;
  const state = { changes: 'was sent back for changes', reject: 'was rejected' };
  return { code: 'not-approved', text: `Proof ${id} ${verdict ? state[verdict] : 'needs review'}; only approved proofs are exported.` };
}

function sizeProblem(width: number, height: number, format: ExportFormat): Problem | null {
  if (width * height > MAX_PIXELS) return { code: 'image-too-large', text: `It would have ${width} × ${height} px; the largest image has 8192 × 8192.` };
  if (format === 'webp' && Math.max(width, height) > MAX_WEBP_SIDE) {
    return { code: 'image-too-large', text: `It would have ${width} × ${height} px; a WebP file has ${MAX_WEBP_SIDE} px a side at most.` };
  }
  return null;
}

function documentProblem(width: number, height: number): Problem | null {
  if (width * height <= MAX_DOCUMENT_PIXELS) return null;
  return { code: 'image-too-large', text: `It has ${width} × ${height} px; editable files are written up to 6000 × 6000.` };
}

/** Names both sides of a collision, so that whoever reads the list sees what to change. */
function markCollisions(files: PlannedFile[]): void {
  const first = new Map<string, PlannedFile>();
  const folders = new Set(files.flatMap(({ path }) => parentsOf(nameKey(path))));
  for (const file of files) {
    if (file.problem) continue;
    const key = nameKey(file.path);
    const other = first.get(key);
    if (other) {
      file.problem = collision(file.path, other.proof.id);
      other.problem ??= collision(other.path, file.proof.id);
    } else if (folders.has(key)) {
      file.problem = { code: 'file-exists', text: `“${file.path}” would be a file and a folder at once.` };
    }
    if (!other) first.set(key, file);
  }
}

function collision(path: string, otherId: string): Problem {
  return { code: 'file-exists', text: `“${path}” would be written twice, also for proof ${otherId}; add {n} or {id} to the name template.` };
}

function parentsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}

function localDate(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
