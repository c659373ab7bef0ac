import { decodeImageFile } from '../../image/codecs.ts';
import { compareImages } from '../../metrics/compare.ts';
import type { AddCommand } from '../command.ts';

/** `galley compare A B [--mask M] [--target T] [--json]` */
export const compareCommand: AddCommand = (program, terminal) => {
  program
    .command('compare')
    .description('measure how B differs from A')
    .argument('<a>', 'the image before')
    .argument('<b>', 'the image after')
    .option('--mask <file>', 'white = text; what lies outside is measured apart')
    .option('--target <file>', 'what B should look like: A and B are each measured against it too')
    .option('--json', 'the measures as JSON')
    .action(async (a: string, b: string, options: { mask?: string; target?: string; json?: boolean }) => {
      const [before, after] = await Promise.all([decodeImageFile(a), decodeImageFile(b)]);
      const [mask, target] = await Promise.all([options.mask, options.target].map(async (path) => (path === undefined ? null : decodeImageFile(path))));
      const measures = compareImages(before, after, { mask, target });
      if (options.json) return terminal.out(JSON.stringify({ a, b, ...measures }, null, 2));
      for (const [name, value] of Object.entries(measures)) terminal.out(`${name.padEnd(18)} ${JSON.stringify(value)}`);
    });
};
