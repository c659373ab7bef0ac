import type { FakeRequest } from './fake-server.ts';
import { readRepainted, sizeOf } from './hosted.ts';
import { formFields } from './pictures.ts';

type Values = Record<string, unknown>;

const RATIOS = ['10_16', '16_10', '9_16', '16_9', '3_2', '2_3', '4_3', '3_4', '1_1', '1_3', '3_1'].map((ratio) => `ASPECT_${ratio}`);
const LEGACY_USD: Record<string, number> = { V_1: 0.06, V_1_TURBO: 0.02, V_2: 0.08, V_2_TURBO: 0.05, V_2A: 0.04, V_2A_TURBO: 0.025 };
const COMMON = ['prompt', 'seed', 'num_images', 'async'];
const V2: Record<string, { fields: string[]; usd: Record<string, number>; files: string[] }> = {
  'generate/ideogram-3': {
    fields: [...COMMON, 'magic_prompt', 'rendering_speed', 'resolution', 'aspect_ratio', 'negative_prompt', 'style_type'],
    usd: { turbo: 0.03, default: 0.06, quality: 0.09 },
    files: [],
  },
  'remix/ideogram-3': {
    fields: [...COMMON, 'magic_prompt', 'rendering_speed', 'resolution', 'negative_prompt', 'style_type', 'image', 'image_weight'],
    usd: { turbo: 0.03, default: 0.06, quality: 0.09 },
    files: ['image'],
  },
  'inpaint/ideogram-3': {
    fields: [...COMMON, 'magic_prompt', 'rendering_speed', 'style_type', 'image', 'mask'],
    usd: { turbo: 0.03, default: 0.06, quality: 0.09 },
    files: ['image', 'mask'],
  },
  'generate/ideogram-4': { fields: [...COMMON, 'magic_prompt', 'rendering_speed', 'resolution'], usd: { turbo: 0.03, default: 0.06, quality: 0.1 }, files: [] },
  'generate/ideogram-4-5': { fields: [...COMMON, 'magic_prompt', 'quality', 'size'], usd: { low: 0.03, medium: 0.06, high: 0.1 }, files: [] },
  'precise-edit/ideogram-4-5': {
    fields: [...COMMON, 'quality', 'image', 'mask'],
    usd: { very_low: 0.008, low: 0.03, medium: 0.06, high: 0.22 },
    files: ['image'],
  },
};

/** What a right request asks for. */
export interface Wish {
  prompt: string;
  usd: number;
  count: number;
  seed: number;
  width: number;
  height: number;
  mask: Buffer | null;
  isAsync: boolean;
}

/**
 * A request of the first API.
 * @param side longer side of what it makes, px
 * @returns a sentence where the vendor answers 400; null for an address that is not there
 */
export async function readLegacy(path: string, request: FakeRequest, side: number): Promise<Wish | string | null> {
  if (!['/generate', '/remix', '/edit'].includes(path)) return null;
  const form = path === '/generate' ? null : formFields(request.body, request.headers['content-type'] ?? '');
  const text = (name: string) => form?.get(name)?.text;
  const known = ['prompt', 'model', 'magic_prompt_option', 'seed', 'num_images', 'style_type'];
  const isEdit = path === '/edit';
  if (!isEdit) known.push('aspect_ratio', 'negative_prompt', 'color_palette', ...(form ? ['image_weight'] : []));
  const values: Values = isEdit
    ? Object.fromEntries([...form!].filter(([name]) => !['image_file', 'mask'].includes(name)).map(([name, field]) => [name, field.text]))
    : ((form ? parsed(text('image_request')) : parsed(request.body.toString()).image_request) as Values);
  if (!values) return 'image_request is required';
  for (const name of Object.keys(values)) if (!known.includes(name)) return `Unknown property ${name}`;
  const model = String(values.model);
  if (!(model in LEGACY_USD)) return `Unknown model ${model}`;
  if (isEdit && !['V_2', 'V_2_TURBO'].includes(model)) return `Model ${model} cannot edit`;
  if (values.negative_prompt !== undefined && model.startsWith('V_2A')) return 'negative_prompt is not supported';
  if (values.style_type !== undefined && model.startsWith('V_1')) return 'style_type is not supported';
  if (!['AUTO', 'ON', 'OFF'].includes(String(values.magic_prompt_option))) return 'magic_prompt_option is wrong';
  if (!isEdit && !RATIOS.includes(String(values.aspect_ratio))) return 'aspect_ratio is wrong';
  const wrong = commonProblem(values) ?? (form ? await pictureProblem(form, 'image_file', isEdit, 10_000_000) : null);
  if (wrong) return wrong;
  const image = isEdit ? await sizeOf(form?.get('image_file')?.bytes) : null;
  return {
    ...wishOf(values),
    usd: LEGACY_USD[model],
    ...(image ?? shapeOf(String(values.aspect_ratio), side)),
    mask: form?.get('mask')?.bytes ?? null,
    isAsync: false,
  };
}

/** A request of the second API: /v2/image/{route}. @returns as readLegacy */
export async function readV2(route: string, request: FakeRequest): Promise<Wish | string | null> {
  const rule = V2[route];
  if (!rule) return null;
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
  const form = isForm ? formFields(request.body, request.headers['content-type']!) : null;
  const values: Values = form ? Object.fromEntries([...form].map(([name, { text }]) => [name, text])) : parsed(request.body.toString());
  for (const name of Object.keys(values)) if (!rule.fields.includes(name)) return `Unknown field ${name}`;
  for (const name of rule.files) if (!form?.has(name)) return `${name} is required`;
  if (!['auto', 'on', 'off'].includes(String(values.magic_prompt ?? 'auto'))) return 'magic_prompt is wrong';
  const isQuality = rule.fields.includes('quality');
  const effort = String(isQuality ? (values.quality ?? (rule.files.length > 0 ? 'medium' : 'high')) : (values.rendering_speed ?? 'default'));
  if (!(effort in rule.usd)) return `${effort} is not available here`;
  const isPrecise = route.startsWith('precise-edit');
  const wrong = commonProblem(values) ?? (form ? await pictureProblem(form, 'image', form.has('mask'), 25_000_000, isPrecise) : null);
  if (wrong) return wrong;
  const image = isPrecise || route.startsWith('inpaint') ? await sizeOf(form?.get('image')?.bytes) : null;
  const [width, height] = String(values.resolution ?? values.size ?? '1024x1024')
    .split('x')
    .map(Number);
  if (!(width >= 512 && height >= 512)) return 'The size is wrong';
  return {
    ...wishOf(values),
    usd: rule.usd[effort],
    width: image?.width ?? width,
    height: image?.height ?? height,
    mask: form?.get('mask')?.bytes ?? null,
    isAsync: String(values.async) === 'true',
  };
}

const wishOf = (values: Values) => ({ prompt: String(values.prompt), count: Number(values.num_images ?? 1), seed: Number(values.seed ?? 4711) });

function commonProblem({ prompt, seed = 0, num_images: count = 1, image_weight: weight = 50 }: Values): string | null {
  if (typeof prompt !== 'string' || prompt === '' || prompt.length > 10_000) return 'prompt is wrong';
  if (!(Number.isInteger(Number(seed)) && Number(seed) >= 0 && Number(seed) <= 2_147_483_647)) return 'seed is out of range';
  if (!(Number(count) >= 1 && Number(count) <= 8)) return 'num_images is out of range';
  if (!(Number(weight) >= 1 && Number(weight) <= 100)) return 'image_weight is out of range';
  return null;
}

async function pictureProblem(
  form: ReturnType<typeof formFields>,
  field: string,
  hasMask: boolean,
  maxBytes: number,
  isPrecise = false,
): Promise<string | null> {
  const file = form.get(field)?.bytes;
  const image = await sizeOf(file);
  if (!image || !file || file.length > maxBytes) return `${field} is wrong`;
  if (!hasMask) return null;
  const mask = await sizeOf(form.get('mask')?.bytes);
  if (!mask || mask.width !== image.width || mask.height !== image.height) return 'mask must have the size of the image';
  const { data } = await readRepainted(form.get('mask')!.bytes, (red) => red);
  const hasBoth = data.includes(0) && data.includes(255);
  if (data.some((value) => value !== 0 && value !== 255)) return 'mask must be black and white';
  return isPrecise && !hasBoth ? 'mask must contain both black and white areas' : null;
}

function shapeOf(ratio: string, side: number): { width: number; height: number } {
  const [wide, high] = /(\d+)_(\d+)$/.exec(ratio)!.slice(1).map(Number);
  const scale = side / Math.max(wide, high);
  return { width: Math.round((wide * scale) / 16) * 16, height: Math.round((high * scale) / 16) * 16 };
}

function parsed(text: string | undefined): Values {
  try {
    return JSON.parse(text ?? '') as Values;
  } catch {
    return {};
  }
}
