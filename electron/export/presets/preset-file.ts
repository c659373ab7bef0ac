import { AppError } from '../../../shared/errors.ts';
import { type PresetFile, presetFileSchema } from '../../../shared/export-presets.ts';

/** Reads presets that were given as a file. @throws AppError invalid-input that names the first field that is not right */
export function readPresetFile(content: string): PresetFile {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (cause) {
    throw new AppError('invalid-input', `This is no file of export presets: ${(cause as Error).message}.`, { cause });
  }
  const parsed = presetFileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new AppError('invalid-input', `This is no file of export presets: ${path.join('.') || 'its content'} is not right (${message}).`);
}
