import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Wildcards } from '../variations/compile.ts';
import { MAX_WILDCARD_BYTES, MAX_WILDCARD_LINES, parseWildcardFile, type WildcardFile } from './wildcard-file.ts';

export interface WildcardSummary {
  /** As it stands between the underscores: "colours", "animals/birds". */
  name: string;
  /** Lines to choose from. */
  count: number;
  /** The first few lines. */
  first: string[];
}

/** The wildcard files of a project. */
export interface WildcardFolder {
  /** Sorted by name; files that cannot be used are left out. */
  list(): WildcardSummary[];
  /** The files as they are now, for one batch of prompts. */
  open(): Wildcards;
}

const MAX_FILES = 10_000;
const MAX_DEPTH = 16;
const FIRST_LINES = 5;

/**
 * Looks wildcards up in a folder, `name.txt` and `folder/name.txt`. A folder that is not there is an empty one. Links that lead out of the folder are
 * passed over; a file is read again when it has changed.
 */
export function createWildcardFolder(folder: string): WildcardFolder {
  const cache = new Map<string, { stamp: string; file: WildcardFile | { fault: string } }>();

  function read(name: string, path: string): WildcardFile | { fault: string } {
    try {
      const { mtimeMs, size } = statSync(path);
      const stamp = `${mtimeMs} ${size}`;
      const known = cache.get(path);
      if (known?.stamp === stamp) return known.file;
      const file = size > MAX_WILDCARD_BYTES ? tooLarge(name) : checked(name, parseWildcardFile(readFileSync(path)));
      cache.set(path, { stamp, file });
      return file;
    } catch (error) {
      return { fault: `The wildcard file wildcards/${name}.txt cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
    }
  }

  return {
    list() {
      const summaries: WildcardSummary[] = [];
      for (const [name, path] of findFiles(folder)) {
        const file = read(name, path);
        if ('lines' in file) summaries.push({ name, count: file.lines.length, first: file.lines.slice(0, FIRST_LINES) });
      }
      return summaries;
    },
    open() {
      let files: ReadonlyMap<string, string> | null = null;
      const all = () => {
        files ??= findFiles(folder);
        return files;
      };
      return {
        find(name) {
          const path = all().get(name);
          return path === undefined ? null : read(name, path);
        },
        suggest: (name) => [...all().keys()].find((other) => looseName(other) === looseName(name)) ?? null,
      };
    },
  };
}

function tooLarge(name: string): { fault: string } {
  return { fault: `The wildcard file wildcards/${name}.txt is too large: 1 MB and ${MAX_WILDCARD_LINES.toLocaleString('en')} lines at most.` };
}

function checked(name: string, file: WildcardFile): WildcardFile | { fault: string } {
  if (file.lines.length > MAX_WILDCARD_LINES) return tooLarge(name);
  return file.lines.length > 0 ? file : { fault: `The wildcard file wildcards/${name}.txt has no line to choose.` };
}

/** Paths by name, in order of the names. */
function findFiles(folder: string): Map<string, string> {
  const found: [name: string, path: string][] = [];
  let root: string;
  try {
    root = realpathSync(folder);
  } catch {
    return new Map();
  }
  const walk = (path: string, prefix: string, depth: number) => {
    for (const entry of entriesOf(path)) {
      if (found.length >= MAX_FILES || entry.name.startsWith('.')) continue;
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH) walk(inner, `${prefix}${entry.name}/`, depth + 1);
      } else if (/\.txt$/i.test(entry.name) && isInside(root, inner, entry)) found.push([prefix + entry.name.slice(0, -4), inner]);
    }
  };
  walk(root, '', 0);
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isInside(root: string, path: string, entry: Dirent): boolean {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink()) return false;
  try {
    const target = realpathSync(path);
    return target.startsWith(root + sep) && statSync(target).isFile();
  } catch {
    return false;
  }
}

/** What is left of a name when people mistype it: case, plural and separators make no difference. */
function looseName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replace(/s$/, '');
}
