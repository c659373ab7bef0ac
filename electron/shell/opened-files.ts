import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenedFile } from '../../shared/desktop.ts';

/** What Galley has a use for; the window looks closer. */
const KNOWN = /\.(png|jpe?g|webp|avif|tiff?|psd|txt|csv|tsv|jsonl?|ttf|otf|ttc|woff2?)$/i;
const MOST_FILES = 50;
const LARGEST_BYTES = 128 * 1024 * 1024;

/** Paths of files among what the app was started with; options and their values are passed over. */
export function fileArguments(argv: readonly string[], folder: string): string[] {
  const paths = argv.slice(1).filter((text, index, all) => !text.startsWith('-') && all[index - 1] !== '--project' && KNOWN.test(text));
  // Linux desktops give addresses.
  return paths.map((path) => (path.startsWith('file://') ? fileURLToPath(path) : resolve(folder, path)));
}

/** Reads what a person opened; folders, files of other kinds and those that cannot be read are named. */
export async function readOpened(paths: readonly string[]): Promise<{ files: OpenedFile[]; refused: string[] }> {
  const files: OpenedFile[] = [];
  const refused: string[] = [];
  for (const path of paths.slice(0, MOST_FILES)) {
    const bytes = KNOWN.test(path) ? await bytesOf(path) : null;
    if (bytes) files.push({ name: basename(path), bytes });
    else refused.push(basename(path));
  }
  return { files, refused: [...refused, ...paths.slice(MOST_FILES).map((path) => basename(path))] };
}

async function bytesOf(path: string): Promise<OpenedFile['bytes'] | null> {
  try {
    const { size, isFile } = await stat(path).then((stats) => ({ size: stats.size, isFile: stats.isFile() }));
    return isFile && size <= LARGEST_BYTES ? new Uint8Array(await readFile(path)) : null;
  } catch {
    return null;
  }
}
