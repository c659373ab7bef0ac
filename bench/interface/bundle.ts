import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Figure } from '../figure.ts';

const folder = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
const KIBIBYTE = 1024;
/** Chunks smaller than this are summed up. */
const SMALL_BYTES = 12 * KIBIBYTE;

/** What the window weighs: at its start, and every part that comes later. */
export function bundle(): Figure[] {
  const names = (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(js|css|woff2|html)$/.test(name));
  const sizes = new Map(names.map((name) => [name, sizeOf(name)]));
  const first = startFiles();
  const rest = names.filter((name) => !first.has(name) && /\.(js|css)$/.test(name));
  const named = rest.filter((name) => sizes.get(name)!.bytes >= SMALL_BYTES).sort((a, b) => sizes.get(b)!.bytes - sizes.get(a)!.bytes);
  const small = rest.filter((name) => !named.includes(name));
  const sum = (files: Iterable<string>) => [...files].reduce((total, name) => addSizes(total, sizes.get(name)!), { bytes: 0, gzipBytes: 0 });
  return [
    ...sizeFigures(`bundle, all scripts and styles (${first.size + rest.length} files)`, sum([...first, ...rest])),
    ...sizeFigures(`  loaded at the start (${first.size} files)`, sum(first)),
    ...named.map((name) => sizeFigure(`  later: ${withoutHash(name)}`, sizes.get(name)!)),
    ...(small.length > 0 ? [sizeFigure(`  later: ${small.length} smaller files`, sum(small))] : []),
    ...names.filter((name) => name.endsWith('.woff2')).map((name) => sizeFigure(`  font: ${withoutHash(name)}`, sizes.get(name)!)),
  ];
}

interface Size {
  bytes: number;
  gzipBytes: number;
}

function sizeOf(name: string): Size {
  const content = readFileSync(join(folder, name));
  return { bytes: content.length, gzipBytes: gzipSync(content).length };
}

const addSizes = (a: Size, b: Size): Size => ({ bytes: a.bytes + b.bytes, gzipBytes: a.gzipBytes + b.gzipBytes });

function sizeFigures(name: string, { bytes, gzipBytes }: Size): Figure[] {
  return [
    { name, unit: 'KiB', value: bytes / KIBIBYTE, better: 'less' },
    { name: `${/^ */.exec(name)?.[0]}  packed with gzip`, unit: 'KiB', value: gzipBytes / KIBIBYTE, better: 'less' },
  ];
}

function sizeFigure(name: string, { bytes, gzipBytes }: Size): Figure {
  return { name, unit: 'KiB', value: bytes / KIBIBYTE, better: 'less', spread: `${Math.round(gzipBytes / KIBIBYTE)} packed` };
}

/** What index.html names, and everything those scripts import before they run. */
function startFiles(): Set<string> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const waiting = [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
  const found = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (!name.endsWith('.js')) continue;
    const source = readFileSync(join(folder, name), 'utf8');
    for (const [, path] of source.matchAll(/(?:^|[;}\n])\s*(?:import|export)\s*(?:[^"'`;()]*?from\s*)?["'](\.[^"']+)["']/g))
      waiting.push(posix.join(dirname(name), path));
  }
  return found;
}

function withoutHash(name: string): string {
  return posix.basename(name).replace(/-[\w-]{8}(\.\w+)$/, '$1');
}
