import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Blob, Face, Font } from 'harfbuzzjs';
import { AppError } from '../../shared/errors.ts';
import type { Font as FontShape } from '../../shared/lettering.ts';
import type { BundledFont } from './ports.ts';
import { corrupt, MAX_FONT_BYTES, namesOf, sfntOf } from './sfnt.ts';

/** A typeface that the team brought. `file` is its name within the team's folder. */
export interface TeamFont extends BundledFont {
  isAdded: true;
}

const ID = /^added-[a-z0-9]+(-[a-z0-9]+)*$/;
const EXTENSION = /\.(ttf|otf|woff2?)$/i;
const ID_LENGTH = 60;

/**
 * The fonts in a team's folder, by family. Files that cannot be used are left out: they are refused when somebody adds them, and a
 * damaged one must not keep the others from being used.
 */
export function listTeamFonts(folder: string): TeamFont[] {
  const fonts: TeamFont[] = [];
  for (const file of filesIn(folder)) {
    try {
      fonts.push(teamFontOf(readTeamFile(folder, file), file));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  const seen = new Set<string>();
  return fonts.filter(({ id }) => !seen.has(id) && seen.add(id)).sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : a.id < b.id ? -1 : 1));
}

/**
 * Adds a font file to a team's folder: checked, unpacked to TTF or OTF, and written in one step. The same font twice is one font.
 * @param fileName as the artist's disk has it; only for messages and where the font has no name of its own
 * @throws AppError corrupt-font (saying what is wrong) | invalid-input (no font file's name)
 */
export async function addTeamFont(folder: string, fileName: string, bytes: Uint8Array): Promise<FontShape> {
  const shown = fileName.split(/[/\\]/).at(-1) ?? '';
  if (!EXTENSION.test(shown)) throw new AppError('invalid-input', `“${shown}” is no font file: it must end in .ttf, .otf, .woff or .woff2.`);
  const sfnt = sfntOf(bytes, shown);
  const font = teamFontOf(sfnt, shown);
  mkdirSync(folder, { recursive: true });
  const file = `${font.id}.${sfnt[0] === 0x4f ? 'otf' : 'ttf'}`;
  const draft = join(folder, `.${font.id}-${createHash('sha256').update(sfnt).digest('hex').slice(0, 12)}.part`);
  try {
    writeFileSync(draft, sfnt);
    renameSync(draft, join(folder, file));
  } finally {
    rmSync(draft, { force: true });
  }
  // A font of the same id in another wrapping, put there by hand, would hide this one.
  for (const other of filesIn(folder)) if (other !== file && idInFile(folder, other) === font.id) rmSync(join(folder, other), { force: true });
  return fontShape(font);
}

/** @throws AppError not-found when the team has no such font; fonts that ship with Galley cannot be removed */
export async function removeTeamFont(folder: string, id: string): Promise<void> {
  // Ids are checked before they come near a path.
  const files = ID.test(id) ? filesIn(folder).filter((file) => idInFile(folder, file) === id) : [];
  if (files.length === 0) throw new AppError('not-found', `The team has added no font “${id}”.`, { details: { id } });
  for (const file of files) rmSync(join(folder, file));
}

/** The plain font in a file of the team's folder. @throws AppError corrupt-font | not-found */
export function readTeamFile(folder: string, file: string): Uint8Array {
  const path = join(folder, file);
  try {
    if (statSync(path).size > MAX_FONT_BYTES) throw corrupt(file, 'it is too large');
    return sfntOf(readFileSync(path), file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('not-found', `The font file ${path} cannot be read.`, { cause, details: { path } });
  }
}

/** A font as lists outside typography show it. */
export function fontShape({ id, family, kind, licence, isAdded }: BundledFont): FontShape {
  return { id, family, kind, licence, isAdded: isAdded ?? false };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => EXTENSION.test(file) && !file.startsWith('.'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function idInFile(folder: string, file: string): string | null {
  try {
    return teamFontOf(readTeamFile(folder, file), file).id;
  } catch {
    return null;
  }
}

/** What a font is called and who may use it, from its own names. @throws AppError corrupt-font when it has no characters */
function teamFontOf(sfnt: Uint8Array, file: string): TeamFont {
  const names = namesOf(sfnt);
  const family = names.family || file.replace(EXTENSION, '');
  const style = /^regular$/i.test(names.style) ? '' : names.style;
  refuseEmpty(sfnt, file);
  const spoken = [family, style].filter((part) => part !== '').join(' ');
  return { id: idOf(names.postScript || spoken, sfnt), family: spoken, kind: 'added', licence: names.licence.slice(0, 500), file, isAdded: true };
}

/** Stable over wrappings of a font: from its name, or from its bytes where the name has no Latin letters. */
function idOf(name: string, sfnt: Uint8Array): string {
  const words = name
    .normalize('NFKD')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, ID_LENGTH)
    .replace(/^-+|-+$/g, '');
  return `added-${words || createHash('sha256').update(sfnt).digest('hex').slice(0, 12)}`;
}

function refuseEmpty(sfnt: Uint8Array, file: string): void {
  let face: Face;
  try {
    face = new Face(new Blob(sfnt));
  } catch (cause) {
    throw corrupt(file, 'its tables cannot be read', cause);
  }
  if (face.collectUnicodes().length === 0) throw corrupt(file, 'it has no readable characters');
  const font = new Font(face);
  const hasOutline = [...face.collectUnicodes()].slice(0, 200).some((codePoint) => {
    const glyph = font.nominalGlyph(codePoint);
    return glyph ? font.glyphToJson(glyph).length > 0 : false;
  });
  if (!hasOutline) throw corrupt(file, 'its characters have no outlines');
}
