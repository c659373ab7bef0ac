import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const fractionSchema = z.number().min(-0.1).max(1.1);

/** A place with lettering, as the index of a folder says it. */
const truthSchema = z.object({
  /** What stands there now. */
  seen: z.string(),
  /** What should stand there. */
  want: z.string(),
  /** Left, top, right, bottom as shares of the picture's sides. */
  box: z.tuple([fractionSchema, fractionSchema, fractionSchema, fractionSchema]),
  /** False where it is right and has to stay, bit for bit. */
  garbled: z.boolean(),
});
export type Truth = z.infer<typeof truthSchema>;

const rowSchema = z.object({
  file: z.string(),
  kind: z.string(),
  /** What the picture should say, in reading order. */
  texts: z.array(z.string()),
  /** Left out where nothing is wrong: the whole picture has to stay. */
  regions_frac: z.array(truthSchema).optional(),
  /** The picture without its lettering. */
  clean: z.string().optional(),
  /** Grey, 255 = the lettering's pixels. */
  mask: z.string().optional(),
});
export type IndexRow = z.infer<typeof rowSchema>;

/** Rows of `index.jsonl` in a folder; names of files are relative to it. @throws when there is none, or a line is no row */
export function readIndex(folder: string): IndexRow[] {
  return readFileSync(join(folder, 'index.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const row = rowSchema.safeParse(JSON.parse(line));
      if (!row.success) throw new Error(`Line ${i + 1} of ${join(folder, 'index.jsonl')} is no row of a lettering index: ${z.prettifyError(row.error)}`);
      return row.data;
    });
}
