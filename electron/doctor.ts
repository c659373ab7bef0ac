import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Connection } from '../shared/connections.ts';
import { toErrorShape } from '../shared/errors.ts';
import { formatMegabytes, type ModelFilesStatus } from '../shared/model-files.ts';
import { createRaster } from '../shared/raster.ts';
import { SKETCH } from '../shared/routing.ts';
import { openModelFiles } from './model-files/open.ts';
import { fontsFolder, pageFolder } from './paths.ts';
import { projectDatabase } from './project-folder.ts';
import { createModelDirectory } from './routing/known-models.ts';
import type { ConnectionService } from './studio/connections/connection-service.ts';
import { withPersonalConnections } from './studio/connections/open-connections.ts';
import { openDatabase } from './telemetry/database.ts';
import { createFontLibrary } from './typography/fonts.ts';
import { createTextReader } from './typography/read/reader.ts';

export interface Finding {
  name: string;
  state: 'ok' | 'warning' | 'problem';
  /** What was found, one sentence. */
  says: string;
  /** What to do; '' when nothing. */
  advice: string;
}

export interface DiagnosisConfig {
  /** null = there is no project yet. */
  projectFolder: string | null;
  environment: NodeJS.ProcessEnv;
}

const GIB = 1024 ** 3;
const LOW_MEMORY = 2 * GIB;
const LOW_DISK = 1 * GIB;

/** Tries every part that Galley needs, really using each; nothing is changed. */
export async function diagnose(config: DiagnosisConfig): Promise<Finding[]> {
  const require = createRequire(import.meta.url);
  const checks: Array<[string, () => Promise<Omit<Finding, 'name'>>]> = [
    ['node', async () => ok(`Node ${process.versions.node} on ${process.platform} ${process.arch}, ${availableParallelism()} cores.`)],
    ['memory', memory],
    ['images', async () => ok(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}.`)],
    ['database', async () => database(config)],
    ['project', async () => project(config)],
    ['fonts', async () => fonts()],
    ['ocr', ocr],
    [SKETCH, async () => ok('Sketch, the built-in engine, is ready.')],
    ['window', async () => builtWindow()],
    ['desktop', async () => desktop(require, config.environment)],
  ];
  for (const model of await openModelFiles(config.environment).list()) checks.push([model.id, async () => measureFiles(model)]);
  const findings: Finding[] = [];
  for (const [name, check] of checks) {
    findings.push({ name, ...(await check().catch((error): Omit<Finding, 'name'> => ({ state: 'problem', says: toErrorShape(error).message, advice: '' }))) });
  }
  return [...findings, ...(await engines(config.environment))];
}

/** Every connection is really asked, and the default matrix's models that none of them offers are named. */
async function engines(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  try {
    return await withPersonalConnections(environment, findingsOf);
  } catch (error) {
    return [{ name: 'connections', state: 'problem', says: toErrorShape(error).message, advice: '' }];
  }
}

async function findingsOf(connections: ConnectionService): Promise<Finding[]> {
  const { connections: listed } = connections.list();
  const findings = await Promise.all(listed.map(({ connection }) => engine(connection, connections)));
  const proposals = await connections.discover();
  for (const { connection, reason } of proposals) {
    findings.push({
      name: connection.id,
      state: 'warning',
      says: `${connection.label} is not connected. ${reason}`,
      advice: `"galley connections add ${connection.id}" connects it.`,
    });
  }
  const missing = createModelDirectory(connections.statuses())
    .list()
    .filter(({ isAvailable }) => !isAvailable);
  if (missing.length > 0) {
    const names = missing.map(({ label }) => label).join(', ');
    findings.push({
      name: 'models',
      state: 'warning',
      says: `Prompts that the matrix sends to these go on to the next model of their cell: ${names}.`,
      advice: 'The Models page, or "galley connections", connects them.',
    });
  }
  return findings;
}

async function engine({ id, label, isEnabled }: Connection, connections: ConnectionService): Promise<Finding> {
  if (!isEnabled) return { name: id, ...ok(`${label} is switched off.`) };
  const { isOk, latencyMs, messages, balance } = await connections.test(id);
  const facts = [latencyMs === null ? '' : `${Math.round(latencyMs)} ms`, balance ?? ''].filter((fact) => fact !== '');
  return {
    name: id,
    state: isOk ? 'ok' : 'problem',
    says: [`${label}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}:`, ...messages].join(' '),
    advice: '',
  };
}

function ok(says: string): Omit<Finding, 'name'> {
  return { state: 'ok', says, advice: '' };
}

/** Measures work without them; only damage needs a hand. */
function measureFiles({ id, label, isReady, isDefault, bytesToFetch, problem }: ModelFilesStatus): Omit<Finding, 'name'> {
  if (isReady) return ok(`${label} is ready.`);
  if (problem) return { state: 'warning', says: `${label}: ${problem}`, advice: '' };
  const says = `${label} is not measured: its files are not there (${formatMegabytes(bytesToFetch)}).`;
  return isDefault ? { state: 'warning', says, advice: `"galley models fetch ${id}" fetches them.` } : ok(`${says} It is optional.`);
}

async function memory(): Promise<Omit<Finding, 'name'>> {
  const says = `${(freemem() / GIB).toFixed(1)} of ${(totalmem() / GIB).toFixed(1)} GiB free.`;
  return freemem() < LOW_MEMORY
    ? { state: 'warning', says, advice: 'Close other programs: one render of 1024 × 1024 with lettering needs about 1 GiB.' }
    : ok(says);
}

async function database({ projectFolder, environment }: DiagnosisConfig): Promise<Omit<Finding, 'name'>> {
  const path = projectFolder === null ? ':memory:' : projectDatabase(projectFolder);
  const isThere = projectFolder !== null && existsSync(path);
  const handle = openDatabase(isThere ? path : ':memory:', { nativeBinding: environment.SQLITE_NATIVE_BINDING, readonly: isThere });
  try {
    const version = handle.prepare('SELECT sqlite_version()').pluck().get();
    const health = handle.pragma('quick_check', { simple: true });
    if (health !== 'ok') return { state: 'problem', says: `${path} is damaged: ${health}`, advice: 'Copy the folder before anything else.' };
    return ok(`SQLite ${version}${isThere ? `, ${path} is whole` : ''}.`);
  } finally {
    handle.close();
  }
}

async function project({ projectFolder }: DiagnosisConfig): Promise<Omit<Finding, 'name'>> {
  if (projectFolder === null) return ok('No project yet; the first start makes one.');
  if (!(await stat(projectFolder)).isDirectory())
    return { state: 'problem', says: `${projectFolder} is a file, not a folder.`, advice: 'Give another --project.' };
  const { bavail, bsize } = await statfs(projectFolder);
  const free = bavail * bsize;
  const says = `${projectFolder}, ${(free / GIB).toFixed(1)} GiB of disk free.`;
  return free < LOW_DISK ? { state: 'warning', says, advice: 'Make room: proofs of 1024 × 1024 take about 4 MB each.' } : ok(says);
}

function fonts(): Omit<Finding, 'name'> {
  const ids = createFontLibrary(fontsFolder())
    .list()
    .map((font) => font.id);
  return ok(`${ids.length} bundled: ${ids.join(', ')}.`);
}

async function ocr(): Promise<Omit<Finding, 'name'>> {
  const start = performance.now();
  const reader = await createTextReader();
  try {
    await reader.read(createRaster(64, 64, 3));
    return ok(`PP-OCR weights run on onnxruntime-node, ready in ${Math.round(performance.now() - start)} ms.`);
  } finally {
    await reader.dispose();
  }
}

function builtWindow(): Omit<Finding, 'name'> {
  if (existsSync(join(pageFolder(), 'index.html'))) return ok('The window is built.');
  return { state: 'warning', says: 'The window is not built yet.', advice: '"npm run build" does it, "npm start" too.' };
}

function desktop(require: NodeJS.Require, environment: NodeJS.ProcessEnv): Omit<Finding, 'name'> {
  const fallback = 'npm start opens the browser shell instead.';
  if (process.platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) return { state: 'warning', says: 'No display.', advice: fallback };
  try {
    const folder = join(require.resolve('electron/package.json'), '..');
    if (existsSync(join(folder, 'path.txt'))) return ok("Electron's program file is installed.");
  } catch {
    // A package without development dependencies has no Electron: the same advice.
  }
  return { state: 'warning', says: "Electron's program file is not installed.", advice: `npm start fetches it; where it cannot, ${fallback}` };
}
