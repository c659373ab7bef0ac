import { type OfferedModel, offeredModelSchema } from '../../../../shared/connections.ts';

/** Models that built-in workflows can render, by the names that checkpoints go by. */
const KNOWN = [
  {
    id: 'sd3.5-large-turbo',
    label: 'SD3.5 Large Turbo (ComfyUI)',
    pattern: /sd_?3\.?5.*large.*turbo/i,
    isSd35: true,
    options: { steps: 4, draftSteps: 4, guidance: 1 },
  },
  { id: 'sd3.5-large', label: 'SD3.5 Large (ComfyUI)', pattern: /sd_?3\.?5.*large(?!.*(turbo|controlnet))/i, isSd35: true, options: {} },
  { id: 'sdxl', label: 'SDXL (ComfyUI)', pattern: /(sd_?xl|xl_?base|_xl|xl_)(?!.*refiner)/i, isSd35: false, options: {} },
] as const;

/** Checkpoints that bring their text encoders. */
const WHOLE = /incl_clips|fp8_scaled/i;
const ENCODERS = [/clip_l/i, /clip_g/i, /t5xxl/i];

/**
 * Models that a server can render with what it has, under the matrix's ids.
 * @param encoders files in models/text_encoders; SD3.5 needs three of them unless its checkpoint brings its own
 */
export function offeredFrom(checkpoints: readonly string[], encoders: readonly string[], upscaleModels: readonly string[] = []): OfferedModel[] {
  const own = ENCODERS.map((pattern) => encoders.find((name) => pattern.test(name)));
  const textEncoders = own.every((name) => name !== undefined) ? own : null;
  return KNOWN.flatMap(({ id, label, pattern, isSd35, options }) => {
    const fitting = checkpoints.filter((name) => pattern.test(name) && (!isSd35 || textEncoders !== null || WHOLE.test(name)));
    const vendorModel = fitting.find((name) => !WHOLE.test(name)) ?? fitting[0];
    if (vendorModel === undefined) return [];
    const sd35 = WHOLE.test(vendorModel) ? { family: 'sd3.5-one-file' } : { family: 'sd3.5', textEncoders };
    const upscaleModel = upscaleModels.find((name) => /x4|4x/i.test(name));
    const all = { ...(isSd35 ? sd35 : { family: 'sdxl' }), ...options, ...(upscaleModel ? { upscaleModel } : {}) };
    return [offeredModelSchema.parse({ id, label, vendorModel, options: all })];
  });
}
