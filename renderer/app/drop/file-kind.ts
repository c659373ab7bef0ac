/** What a file can be used as; `unknown` = Galley has no use for it. */
export type FileKind = 'image' | 'prompts' | 'workflow' | 'font' | 'unknown';

const IMAGE = /\.(png|jpe?g|webp|avif|tiff?|psd)$/i;
const PROMPTS = /\.(txt|csv|tsv|jsonl)$/i;
const FONT = /\.(ttf|otf|ttc|woff2?)$/i;

/** A ComfyUI workflow: nodes by id with their class (API format), or a list of nodes with links (the editor's own format). */
export function isWorkflow(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  if (Array.isArray((json as { nodes?: unknown }).nodes) && 'links' in json) return true;
  const nodes = Object.values(json);
  return nodes.length > 0 && nodes.every((node) => typeof (node as { class_type?: unknown } | null)?.class_type === 'string');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Looks into JSON: a list of prompts and a workflow have the same name. */
export async function kindOf(file: Pick<File, 'name' | 'type' | 'text'>): Promise<FileKind> {
  if (IMAGE.test(file.name) || /^image\/(?!svg)/.test(file.type)) return 'image';
  if (FONT.test(file.name) || /^font\//.test(file.type)) return 'font';
  if (PROMPTS.test(file.name)) return 'prompts';
  if (/\.json$/i.test(file.name) || file.type === 'application/json') return isWorkflow(parsed(await file.text())) ? 'workflow' : 'prompts';
  return file.type === 'text/plain' || file.type === 'text/csv' ? 'prompts' : 'unknown';
}

/** What may be said while files are still dragged: only their types are known then; null = nothing is known. */
export function kindOfType(type: string): FileKind | null {
  if (/^image\/(?!svg)/.test(type)) return 'image';
  if (/^font\//.test(type)) return 'font';
  if (type === 'text/plain' || type === 'text/csv' || type === 'text/tab-separated-values' || type === 'application/json') return 'prompts';
  return /^(audio|video|image)\//.test(type) || type === 'application/pdf' || type === 'application/zip' ? 'unknown' : null;
}
