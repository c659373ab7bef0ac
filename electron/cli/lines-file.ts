import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { type Box, boxAround, boxSchema, quadSchema } from '../../shared/geometry.ts';

const lineSchema = z.union([
  boxSchema,
  z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]).transform(([x, y, width, height]): Box => ({ x, y, width, height })),
  z.object({ quad: quadSchema }).transform(({ quad }) => boxAround(quad)),
]);
const linesSchema = z.union([z.array(lineSchema), z.object({ lines: z.array(lineSchema) }), z.object({ regions: z.array(lineSchema) })]);

/**
 * Boxes of lines of text, px, from a JSON file: `[[x, y, width, height], …]`, boxes with these names, or what `galley letter … --json` prints.
 * @throws AppError not-found | invalid-input
 */
export async function readLines(path: string): Promise<Box[]> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new AppError('not-found', `${path} cannot be read.`, { cause, details: { path } });
  });
  const lines = linesSchema.safeParse(jsonOf(text));
  if (!lines.success) {
    throw new AppError(
      'invalid-input',
      `${path} holds no boxes: it should be JSON like [[x, y, width, height], …] in pixels, or what "galley letter --list --json" prints.`,
      {
        details: { path },
      },
    );
  }
  const { data } = lines;
  return Array.isArray(data) ? data : 'lines' in data ? data.lines : data.regions;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
