import { readFile } from 'node:fs/promises';
import { AppError, toErrorShape } from '../../../shared/errors.ts';
import type { PromptReading } from '../../../shared/prompt.ts';
import { readerFolder } from '../../paths.ts';
import { createPromptReader, type PromptReader } from '../../prompt/reader.ts';
import type { AddCommand } from '../command.ts';
import type { Terminal } from '../terminal.ts';

/** `galley read [TEXT] [--json] [--jsonl [FILE]]` */
export const readCommand: AddCommand = (program, terminal, done) => {
  program
    .command('read')
    .description('say what a prompt wants: intent, lettering, object and style')
    .argument('[text...]', 'the prompt; left out = standard input')
    .option('--json', 'the whole reading as JSON')
    .option('--jsonl [file]', 'rows {"id", "prompt"} from a file or standard input; one row of result each')
    .action(async (words: string[], options: { json?: boolean; jsonl?: string | true }) => {
      const reader = createPromptReader(readerFolder());
      if (options.jsonl !== undefined) {
        const text = typeof options.jsonl === 'string' ? await readFile(options.jsonl, 'utf8') : await terminal.readInput();
        return done(readRows(text, reader, terminal) ? 0 : 1);
      }
      const reading = reader.read(words.length > 0 ? words.join(' ') : (await terminal.readInput()).trim());
      if (options.json) terminal.out(JSON.stringify(reading, null, 2));
      else describe(reading, terminal);
    });
};

/** The stable row of `read --jsonl`, documented in docs/command-line.md. */
function rowOf(id: unknown, { intent, scores, lettering, object, style }: PromptReading) {
  return { id, intent, scores, texts: lettering.map((item) => item.text), object: object.map((span) => span.text), style: style.map((span) => span.text) };
}

/** @returns false when a row was broken; the others are still answered */
function readRows(text: string, reader: PromptReader, terminal: Terminal): boolean {
  let isWhole = true;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    try {
      const row = JSON.parse(line);
      if (typeof row?.prompt !== 'string' || row.id === undefined) throw new AppError('invalid-input', 'A row needs "id" and "prompt".');
      terminal.out(JSON.stringify(rowOf(row.id, reader.read(row.prompt))));
    } catch (error) {
      isWhole = false;
      terminal.say(`Line ${index + 1}: ${toErrorShape(error).message}`);
    }
  }
  return isWhole;
}

function describe(reading: PromptReading, terminal: Terminal): void {
  const percent = (intent: PromptReading['intent']) => `${Math.round(reading.scores[intent] * 100)} %`;
  const words = reading.evidence.filter((item) => item.intent === reading.intent && item.weight > 0).map((item) => `"${item.text}"`);
  terminal.out(`intent     ${reading.intent} (${percent(reading.intent)}), then ${reading.runnerUp} (${percent(reading.runnerUp)})`);
  terminal.out(`because    ${words.length > 0 ? [...new Set(words)].join(', ') : 'nothing speaks for another intent'}`);
  terminal.out(`lettering  ${reading.lettering.map((item) => `"${item.text}"${item.placement ? ` ${item.placement}` : ''}`).join(', ') || 'none'}`);
  terminal.out(`object     ${reading.object.map((span) => span.text).join(' | ') || '-'}`);
  terminal.out(`style      ${reading.style.map((span) => span.text).join(' | ') || '-'}`);
  if (reading.isDraft) terminal.out('draft      yes');
}
