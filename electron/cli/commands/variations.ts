import { basename, join, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { ImportProblem } from '../../../shared/job.ts';
import { projectFolder } from '../../project-folder.ts';
import { assertPrompt } from '../../prompt/assert-prompt.ts';
import { createWildcardFolder } from '../../prompt/wildcards/wildcard-folder.ts';
import { readImport } from '../../queue/import.ts';
import { atOnce } from '../../queue/turns.ts';
import { createExpander, type Expander } from '../../queue/variations.ts';
import type { AddCommand, ExitCode } from '../command.ts';
import { parseWhole } from '../options.ts';
import { readPromptList } from '../prompt-list.ts';
import type { Terminal } from '../terminal.ts';

interface VariationsOptions {
  sample?: number;
  seed?: number;
  template?: string;
  project?: string;
  wildcards?: string;
  count?: boolean;
  json?: boolean;
}

/** `galley variations [PROMPT|FILE]` */
export const variationsCommand: AddCommand = (program, terminal, done) => {
  program
    .command('variations')
    .description('print what a prompt or a list would be queued as, and queue nothing')
    .argument('[prompt...]', 'a prompt, or a .txt, .csv, .tsv, .json or .jsonl file of prompts; left out = standard input')
    .option('--sample <n>', 'so many of all combinations, drawn by their weights', parseWhole(1, 10_000))
    .option('--seed <n>', 'the same seed draws the same sample', parseWhole(0, 0xffff_ffff))
    .option('--template <text>', "a prompt for every row of the file: 'a {{colour}} mug'")
    .option('--project <dir>', 'the project whose wildcards folder is used; default: GALLEY_PROJECT or the sample project')
    .option('--wildcards <dir>', 'another folder of wildcard files')
    .option('--count', 'only how many')
    .option('--json', 'one JSON object: {variations, combinations, prompts}')
    .action(async (words: string[], options: VariationsOptions) => {
      const given = words.length > 0 ? words.join(' ') : (await terminal.readInput()).trim();
      done(await listVariations(given, options, terminal));
    });
};

interface Found {
  prompts: string[];
  variations: number;
  /** null = more than can be counted; of a list, what would be queued. */
  combinations: number | null;
  problems: ImportProblem[];
}

async function listVariations(given: string, options: VariationsOptions, terminal: Terminal): Promise<ExitCode> {
  const content = await readPromptList(given, options.template);
  const folder = options.wildcards ?? join(projectFolder(options.project, terminal.environment), 'wildcards');
  const expander = createExpander(createWildcardFolder(resolve(folder)));
  const found = content === null ? ofPrompt(given, options, expander) : ofList(given, content, options, expander);
  for (const { line, message } of found.problems) terminal.say(`${given}, line ${line}: ${message}`);
  if (options.json) {
    const { variations, combinations, prompts } = found;
    terminal.out(JSON.stringify({ variations, combinations, ...(options.count ? {} : { prompts }) }, null, 2));
  } else if (options.count) terminal.out(sentence(found));
  else for (const prompt of found.prompts) terminal.out(prompt);
  return found.problems.length === 0 ? 0 : 1;
}

function ofPrompt(prompt: string, options: VariationsOptions, expander: Expander): Found {
  const request = { prompt, width: 1024, height: 1024, priority: 0, sample: options.sample, seed: options.seed };
  assertPrompt(prompt);
  const { variations, combinations, faults } = expander.preview(request);
  // A count is cheap where the prompts are too many to be made; a wildcard that is missing makes it wrong.
  if (!options.count) return { prompts: expander.expand(request).map((variation) => variation.prompt), variations, combinations, problems: [] };
  if (faults.length > 0) throw new AppError('invalid-input', faults[0]);
  return { prompts: [], variations, combinations, problems: [] };
}

function ofList(path: string, content: string, options: VariationsOptions, expander: Expander): Found {
  const overrides = Object.fromEntries(Object.entries({ sample: options.sample, seed: options.seed }).filter(([, value]) => value !== undefined));
  const text = { fileName: basename(path), content, template: options.template };
  const reading = readImport(text, overrides, expander, ({ prompt }) => {
    assertPrompt(prompt);
    return prompt;
  });
  const { taken, problems } = atOnce(reading);
  return { prompts: taken, variations: taken.length, combinations: taken.length, problems };
}

function sentence({ variations, combinations }: Found): string {
  const total = combinations === null ? 'more than can be counted' : combinations.toLocaleString('en');
  return variations === combinations || (combinations === null && variations === Number.MAX_SAFE_INTEGER)
    ? total
    : `${variations.toLocaleString('en')} of ${total}`;
}
