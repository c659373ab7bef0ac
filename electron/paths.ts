import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadEntry } from './threads/thread-entry.ts';

/** From source this file lies in electron/, bundled it is part of a file in dist/: both are one folder below the root. */
const here = fileURLToPath(new URL('.', import.meta.url));
const isSource = import.meta.url.endsWith('.ts');

/** The bundled fonts. */
export function fontsFolder(): string {
  return join(here, '..', 'assets', 'fonts');
}

/** Words and weights of the prompt reader. */
export function readerFolder(): string {
  return join(here, '..', 'assets', 'reader');
}

/** Prompts of the sample project. */
export function samplePromptsFile(): string {
  return join(here, '..', 'assets', 'sample-project', 'prompts.json');
}

/** The user guide, Markdown. */
export function guideFile(): string {
  return join(here, '..', 'docs', 'user-guide.md');
}

/** The built window (with index.html). */
export function pageFolder(): string {
  return isSource ? join(here, '..', 'dist', 'renderer') : join(here, 'renderer');
}

/** The entry file of pixel workers. */
export function workerEntry(): string {
  return threadEntry('render', 'pixel-worker');
}

/** The entry file of the thread that makes layered files. */
export function documentWorkerEntry(): string {
  return threadEntry('export/documents', 'document-worker');
}

/** Galley's version, from its package.json. */
export function galleyVersion(): string {
  return JSON.parse(readFileSync(join(here, '..', 'package.json'), 'utf8')).version;
}
