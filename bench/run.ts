import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { missedGoals, table } from './figure.ts';

/** `npm run bench -- NAME [ARGS] [--check]`: prints a table, writes bench/results/NAME.json; with --check it ends with 1 when a goal is missed. */
async function main(argv: string[]): Promise<number> {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const names = readdirSync(folder).flatMap((file) => (/^(?!run|figure)[\w-]+\.ts$/.test(file) ? [file.slice(0, -3)] : []));
  const [name, ...rest] = argv;
  if (!name || !names.includes(name)) {
    console.error(`Which benchmark? ${names.join(', ')}`);
    return 1;
  }
  const { run } = (await import(`./${name}.ts`)) as { run: (args: string[]) => Promise<Figure[]> };
  const figures = await run(rest.filter((argument) => argument !== '--check'));
  const machine = {
    node: process.version,
    platform: platform(),
    arch: arch(),
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryBytes: totalmem(),
  };
  mkdirSync(`${folder}results`, { recursive: true });
  writeFileSync(`${folder}results/${name}.json`, `${JSON.stringify({ name, at: new Date().toISOString(), machine, figures }, null, 2)}\n`);
  console.log(table(figures));
  const missed = missedGoals(figures);
  if (!rest.includes('--check')) return 0;
  for (const line of missed) console.error(line);
  return missed.length > 0 ? 1 : 0;
}

process.exit(await main(process.argv.slice(2)));
