import { decodeImageFile } from '../../image/codecs.ts';
import { compareImages } from '../../metrics/compare.ts';
import type { AddCommand } from '../command.ts';

/** `galley compare A B [--mask M] [--json]` */
export const compareCommand: AddCommand = (program, terminal) => {
  program
    .command('compare')
    .description('measure how B differs from A')
    .argument('<a>', 'the image before')
    .argument('<b>', 'the image after')
    .option('--mask <file>', 'white = text; what lies outside is measured apart')
    .option('--json', 'the measures as JSON')
    .action(async (a: string, b: string, options: { mask?: string; json?: boolean }) => {
      const [before, after] = await Promise.all([decodeImageFile(a), decodeImageFile(b)]);
      const mask = options.mask === undefined ? null : await decodeImageFile(options.mask);
      const measures = compareImages(before, after, { mask });
      if (options.json) return terminal.out(JSON.stringify({ a, b, ...measures }, null, 2));
      for (const [name, value] of Object.entries(measures)) terminal.out(`${name.padEnd(18)} ${JSON.stringify(value)}`);
    });
};
