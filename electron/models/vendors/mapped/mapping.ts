import { z } from 'zod';
import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { RemoteCapabilities, RemoteKind, RemoteRequest } from '../../remote-model.ts';
import { nearestRatio, type Ratio, ratiosOf, shapeWarning } from '../hosted/sizes.ts';
import { namesIn, PARAM, type Template } from './template.ts';

const template = z.record(z.string(), z.unknown());
const sides = z.object({ minSide: z.number().int().min(1), maxSide: z.number().int().max(16_384), multipleOf: z.number().int().min(1) });

/** How the requests of one offered model become the vendor's input: a template for each kind of request that it has. */
export const mappingSchema = z.object({
  generate: template.nullable().optional(),
  edit: template.optional(),
  remix: template.optional(),
  upscale: template.optional(),
  /** Vendor's models for these kinds where they are others. */
  editModel: z.string().min(1).optional(),
  remixModel: z.string().min(1).optional(),
  upscaleModel: z.string().min(1).optional(),
  /** Pictures at once, where a template holds {images}. */
  batch: z.number().int().min(1).max(16).default(1),
  /** Shapes for {aspect}, as the vendor writes them: "3:2", "3x2". */
  aspectRatios: z
    .array(z.string().regex(/\d+\D\d+$/))
    .min(1)
    .optional(),
  /** Limits of {width} and {height}, px. */
  sizes: sides.optional(),
  /** Where pictures stand in the answer: "images[*].url"; left out = wherever links or base64 are found. */
  resultPath: z.string().optional(),
});

export interface Mapping {
  label: string;
  templates: Partial<Record<RemoteKind, Template>>;
  /** Names in each template. */
  names: Partial<Record<RemoteKind, ReadonlySet<string>>>;
  vendorModels: Record<RemoteKind, string>;
  batch: number;
  ratios: Ratio[];
  sizes: z.infer<typeof sides>;
  resultPath: string | null;
}

const ASPECT_RATIOS = ['1:1', '16:9', '9:16', '3:2', '2:3', '4:3', '3:4', '5:4', '4:5', '21:9', '9:21'];
const SIZES = { minSide: 64, maxSide: 4096, multipleOf: 8 };

/**
 * Reads the options of an offered model.
 * @param usual template for `generate` where the options give none
 * @throws AppError invalid-input for options that make no sense
 */
export function readMapping(offered: Pick<OfferedModel, 'label' | 'vendorModel' | 'options'>, usual: Template): Mapping {
  const { label, vendorModel } = offered;
  const parsed = mappingSchema.safeParse(offered.options);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new AppError('invalid-input', `The option ${path.join('.')} of ${label} makes no sense: ${message}.`, { details: { path } });
  }
  const { generate = usual, edit, remix, upscale, batch, aspectRatios = ASPECT_RATIOS, sizes = SIZES, resultPath = null, ...other } = parsed.data;
  const templates = Object.fromEntries(Object.entries({ generate, edit, remix, upscale }).filter(([, given]) => given)) as Mapping['templates'];
  const names = Object.fromEntries(Object.entries(templates).map(([kind, given]) => [kind, namesIn(given, `${label} (${kind})`)])) as Mapping['names'];
  if (Object.keys(templates).length === 0) throw new AppError('invalid-input', `${label} has no template for any kind of request.`);
  for (const kind of ['edit', 'remix', 'upscale'] as const) {
    const missing = names[kind] && (kind === 'edit' ? ['image', 'mask'] : ['image']).find((part) => ![...names[kind]!].some((name) => name.startsWith(part)));
    if (missing) throw new AppError('invalid-input', `The template of ${label} (${kind}) lacks {${missing}}.`);
  }
  const { editModel = vendorModel, remixModel = vendorModel, upscaleModel = vendorModel } = other;
  const vendorModels = { generate: vendorModel, edit: editModel, remix: remixModel, upscale: upscaleModel };
  return { label, templates, names, vendorModels, batch, ratios: ratiosOf(aspectRatios), sizes, resultPath };
}

/** What a mapping makes of a model: an option is there when some template names it. */
export function mappedCapabilities(mapping: Mapping, base: RemoteCapabilities): RemoteCapabilities {
  const all = new Set(Object.values(mapping.names).flatMap((names) => [...names]));
  return {
    ...base,
    generate: mapping.templates.generate !== undefined,
    editWithMask: mapping.templates.edit !== undefined,
    remix: mapping.templates.remix !== undefined,
    upscale: mapping.templates.upscale !== undefined,
    batch: all.has('images') ? mapping.batch : 1,
    seed: all.has('seed'),
    negativePrompt: all.has('negative'),
    steps: all.has('steps'),
    guidance: all.has('guidance'),
    transparentBackground: all.has('transparent'),
    sizes: mapping.sizes,
  };
}

/** Names of params that the templates use. */
export function mappedParams(mapping: Mapping): string[] {
  const names = Object.values(mapping.names).flatMap((given) => [...given]);
  return names.filter((name) => name.startsWith(PARAM)).map((name) => name.slice(PARAM.length));
}

/** The size that is asked for: within the limits, in the wanted shape as nearly as they allow. */
export function fittedSize({ sizes: { minSide, maxSide, multipleOf } }: Pick<Mapping, 'sizes'>, wanted: { width: number; height: number }) {
  const scale = Math.min(1, maxSide / Math.max(wanted.width, wanted.height));
  const grown = Math.max(scale, Math.min(minSide / Math.min(wanted.width, wanted.height), maxSide / Math.max(wanted.width, wanted.height)));
  const lowest = Math.ceil(minSide / multipleOf) * multipleOf;
  const highest = Math.max(lowest, Math.floor(maxSide / multipleOf) * multipleOf);
  const fitted = (side: number) => Math.min(highest, Math.max(lowest, Math.round((side * grown) / multipleOf) * multipleOf));
  return { width: fitted(wanted.width), height: fitted(wanted.height) };
}

/** What this kind of request cannot say although another kind of the same model can, and sizes that become others; whole sentences. */
export function mappedWarnings(mapping: Mapping, capabilities: RemoteCapabilities, request: RemoteRequest): string[] {
  const { label } = mapping;
  const names = mapping.names[request.kind] ?? new Set<string>();
  const what = { generate: 'a new picture', edit: 'an edit', remix: 'a remix', upscale: 'an upscale' }[request.kind];
  const lost: [boolean, string, string][] = [
    [request.negativePrompt !== '' && capabilities.negativePrompt, 'negative', 'negative prompt'],
    [request.steps !== null && capabilities.steps, 'steps', 'number of steps'],
    [request.guidance !== null && capabilities.guidance, 'guidance', 'guidance'],
    [request.transparentBackground && capabilities.transparentBackground, 'transparent', 'transparent background'],
    [request.strength !== null && request.kind !== 'generate' && request.kind !== 'upscale', 'strength', 'strength'],
    ...mappedParams(mapping).map((name): [boolean, string, string] => [name in request.params, `${PARAM}${name}`, `“${name}”`]),
  ];
  const sentences = lost.filter(([applies, name]) => applies && !names.has(name)).map(([, , word]) => `${label} takes no ${word} for ${what}; it is left out.`);
  const size = sizeWarning(mapping, names, request);
  const thrift = request.thrift.unloadFirst || request.thrift.tileSide ? `${label} runs elsewhere: nothing can be done there to save memory.` : null;
  return [...sentences, ...[size, thrift].filter((sentence) => sentence !== null)];
}

function sizeWarning(mapping: Mapping, names: ReadonlySet<string>, request: RemoteRequest): string | null {
  const { width, height } = request;
  const { label } = mapping;
  if (names.has('width') && names.has('height')) {
    const fitted = fittedSize(mapping, request);
    if (fitted.width === width && fitted.height === height) return null;
    return `${label} does not make ${width} × ${height}; it is asked for ${fitted.width} × ${fitted.height}.`;
  }
  if (names.has('aspect')) return shapeWarning(label, request, nearestRatio(request, mapping.ratios));
  return request.kind === 'generate' ? `${label} chooses the size itself; ${width} × ${height} cannot be asked for.` : null;
}
