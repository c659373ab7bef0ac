import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { buildApp, type RunningApp, startApp } from './interface/app.ts';
import { bundle } from './interface/bundle.ts';
import { comparing } from './interface/comparing.ts';
import { largeFiles, makeProject } from './interface/project.ts';
import { remembering } from './interface/remembering.ts';
import { scrolling } from './interface/scrolling.ts';
import { starting } from './interface/starting.ts';
import { typing } from './interface/typing.ts';

const PARTS = ['bundle', 'start', 'scroll', 'compare', 'type', 'memory'] as const;
type Part = (typeof PARTS)[number];
const REPEATS = 3;

interface Wishes {
  parts: readonly Part[];
  repeats: number;
  /** A project that is kept; null = one that is made for this run and removed. */
  project: string | null;
  isBuilt: boolean;
}

/**
 * How fast the window is, in Chromium, over a project of 20,000 jobs and 10,000 proofs.
 * `npm run bench -- interface [PART …] [--runs=N] [--project=DIR] [--built]`; parts: bundle start scroll compare type memory.
 */
export async function run(args: string[]): Promise<Figure[]> {
  const { parts, repeats, project, isBuilt } = wishesOf(args);
  await buildApp(isBuilt);
  const folder = project ?? mkdtempSync(join(tmpdir(), 'galley-bench-interface-'));
  try {
    mkdirSync(folder, { recursive: true });
    await makeProject(folder);
    const figures: Figure[] = [];
    for (const part of parts) {
      figures.push({ name: `${part}, processes that wait for the machine`, unit: 'load', value: loadavg()[0], better: 'less' });
      figures.push(...(await measuredOrTold(part, folder, repeats)));
    }
    return figures;
  } finally {
    if (project === null) rmSync(folder, { recursive: true, force: true });
  }
}

/** A part that fails is a missed goal, not the end of the others. */
async function measuredOrTold(part: Part, folder: string, repeats: number): Promise<Figure[]> {
  try {
    return await measured(part, folder, repeats);
  } catch (error) {
    console.error(error);
    return [{ name: `${part} could not be measured to its end`, unit: '', value: 1, goal: 0, better: 'less' }];
  }
}

function measured(part: Part, folder: string, repeats: number): Promise<Figure[]> | Figure[] {
  switch (part) {
    case 'bundle':
      return bundle();
    case 'start':
      return starting(folder, repeats);
    case 'scroll':
      return served(folder, (app) => scrolling(app, repeats));
    case 'compare':
      return served(folder, (app) => comparing(app, largeFiles(folder), repeats));
    case 'type':
      return served(folder, (app) => typing(app, repeats));
    case 'memory':
      return served(folder, (app) => remembering(app));
  }
}

async function served(folder: string, work: (app: RunningApp) => Promise<Figure[]>): Promise<Figure[]> {
  const app = await startApp(folder);
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
}

/** @throws Error for a word that is no part */
function wishesOf(args: readonly string[]): Wishes {
  const names = args.filter((argument) => !argument.startsWith('--'));
  const unknown = names.find((name) => !PARTS.includes(name as Part));
  if (unknown !== undefined) throw new Error(`"${unknown}" is no part of this benchmark; it has ${PARTS.join(', ')}.`);
  const wished = (name: string) => args.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    parts: names.length > 0 ? (names as Part[]) : PARTS,
    repeats: Number(wished('runs') ?? REPEATS),
    project: wished('project') ?? null,
    isBuilt: args.includes('--built'),
  };
}
