import type { Raster } from '../../../shared/raster.ts';
import type { TextRegion } from '../ports.ts';
import { isReadableScript } from '../scripts.ts';
import { type Ending, endingsOf } from './line-ends.ts';
import { type LineStrip, levelledPart, lineStrip, plainPart } from './line-strip.ts';
import type { OcrModels } from './models.ts';
import { type Reading, recognise, STRIP_HEIGHT } from './recognise.ts';
import { endedAt, holds, mapOf } from './region-ends.ts';

/** Each further letter must be this sure. */
const SURE_LETTER = 0.6;
/** A longer line may read this much worse, a line without its bullet this much. */
const LOSS = 0.15;
const MARK_LOSS = 0.03;
/** Of the letters known before, this share may read otherwise. */
const CHANGED = 0.25;
/** Columns that are read for a further letter: the letters before it show that it is one of them. */
const BEFORE = 4 * STRIP_HEIGHT;
/** More lines than this are a page, where letters do not fade. */
const MOST_LINES = 40;

interface Try {
  line: number;
  ending: Ending;
}

interface Accepted extends Try {
  /** The whole line's. */
  text: string;
}

/**
 * Ends lines where their letters end: the detector drops letters that fade, and takes bullets and rules for letters. The ink beyond an end says
 * what might belong to the line, and the recogniser decides: further letters must read as letters, and the rest of the line as before.
 */
export async function mendEnds(models: OcrModels, image: Raster, regions: readonly TextRegion[]): Promise<TextRegion[]> {
  if (regions.length > MOST_LINES) return [...regions];
  const strips = regions.map((region) => (isRead(region) ? lineStrip(image, region) : null));
  const tries: Try[] = strips.flatMap((strip, line) =>
    (strip ? endingsOf(strip, letters(regions[line].text).length).filter((ending) => isFree(ending, strip, regions, line)) : []).map((ending) => ({
      line,
      ending,
    })),
  );
  if (tries.length === 0) return [...regions];
  const asked = tries.filter(({ ending }) => ending.kind !== 'rest');
  const parts = asked.map(({ line, ending }) =>
    partsToRead(
      strips[line]!,
      ending,
      asked.filter((other) => other.line === line),
    ),
  );
  const readings = await recognise(models, parts.flat());
  const texts = new Map(asked.map(({ line, ending }, i) => [ending, textAt(regions[line], ending, readings.splice(0, parts[i].length))]));
  const accepted = tries.flatMap(({ line, ending }): Accepted[] => {
    const text = ending.kind === 'rest' ? regions[line].text : texts.get(ending)!;
    return text === null ? [] : [{ line, ending, text }];
  });
  return regions.map((region, line) => {
    const ends = accepted.filter((found) => found.line === line);
    return ends.length === 0 ? region : mended(region, strips[line]!, ends);
  });
}

function isRead({ text, script = 'unknown' }: TextRegion): boolean {
  return text !== '' && (isReadableScript(script) || script === 'unknown');
}

/** Further letters are read as they stand and with their ink made even, with a few letters before them; a line as it stands without the marks at its ends. */
function partsToRead(strip: LineStrip, { side, end, faint, kind }: Ending, ofLine: readonly Try[]): Raster[] {
  const short = (at: Ending['side']) => ofLine.find(({ ending }) => ending.side === at && ending.kind === 'shorter')?.ending.end;
  let [from, to] = [side === 'left' ? end : (short('left') ?? strip.from), side === 'right' ? end : (short('right') ?? strip.to)];
  if (kind === 'longer' && side === 'right') from = Math.max(from, ...strip.own.filter(({ left }) => to - left >= BEFORE).map(({ left }) => left - 3));
  if (kind === 'longer' && side === 'left') to = Math.min(to, ...strip.own.filter(({ right }) => right - from >= BEFORE).map(({ right }) => right + 4));
  const plain = plainPart(strip, from, to);
  return kind === 'longer' ? [plain, levelledPart(strip, from, to, faint)] : [plain];
}

/** True when nothing else was found where the line would go on. */
function isFree({ side, end, kind }: Ending, { from, to }: LineStrip, regions: readonly TextRegion[], line: number): boolean {
  if (kind === 'shorter') return true;
  const at = new Float64Array(2);
  const map = mapOf(regions[line]);
  const [low, high] = side === 'right' ? [to, end] : [end, from];
  for (let x = low + 1; x < high; x += 3) {
    for (const v of [0.3, 0.5, 0.7]) {
      map((x - from) / (to - from), v, at);
      if (regions.some((region, i) => i !== line && holds(region, at[0], at[1]))) return false;
    }
  }
  return true;
}

/** What the line reads with that end; null where it is not the line's. */
function textAt(region: TextRegion, ending: Ending, readings: readonly Reading[]): string | null {
  if (ending.kind === 'shorter') return unmarked(region, readings[0]);
  let best: Gain | null = null;
  for (const reading of readings) {
    const gain = gainOf(region, ending, reading);
    if (gain && (!best || gain.sureness > best.sureness)) best = gain;
  }
  return best?.text ?? null;
}

interface Gain {
  text: string;
  /** Of the least sure further letter. */
  sureness: number;
}

/** The line's text with what a reading of its end adds; null where that adds nothing that counts. */
function gainOf({ text, confidence }: TextRegion, { side, room }: Ending, reading: Reading): Gain | null {
  const [known, read] = [letters(text), letters(reading.text)];
  const more = furtherOf(known, read, side, room);
  if (more === 0 || reading.confidence < confidence - LOSS) return null;
  const added = side === 'right' ? read.slice(-more) : read.slice(0, more);
  const sureness = Math.min(...added.map(({ index }) => reading.sureness[index]));
  if (sureness < SURE_LETTER) return null;
  const characters = [...reading.text];
  const [first, last] = [added[0].index, added[more - 1].index];
  // In a line of one word, faintness looks like a space.
  const space = characters[side === 'right' ? first - 1 : last + 1] === ' ' && text.includes(' ') ? ' ' : '';
  if (side === 'right') return { text: text + space + characters.slice(first).join(''), sureness };
  return { text: characters.slice(0, last + 1).join('') + space + text, sureness };
}

/** How many letters a reading of a line's end has beyond what is known of the line: so many that the rest agrees best. */
function furtherOf(known: readonly Letter[], read: readonly Letter[], side: Ending['side'], room: number): number {
  let [best, least] = [0, Infinity];
  for (let more = 0; more <= Math.min(room, read.length - 1); more++) {
    const count = Math.min(known.length, read.length - more);
    if (read.length - more > known.length) continue;
    const rest = side === 'right' ? read.slice(0, count) : read.slice(more);
    const same = side === 'right' ? known.slice(known.length - count) : known.slice(0, count);
    const differing = rest.filter(({ character }, i) => character.toLowerCase() !== same[i].character.toLowerCase()).length;
    if (differing / count < least) [best, least] = [more, differing / count];
  }
  return least <= CHANGED ? best : 0;
}

/** The text without the mark; null where more than the mark would go. */
function unmarked({ text, confidence }: TextRegion, reading: Reading): string | null {
  const same = (of: string) =>
    letters(of)
      .map(({ character }) => character.toLowerCase())
      .join('');
  return same(text) === same(reading.text) && reading.confidence >= confidence - MARK_LOSS ? reading.text : null;
}

interface Letter {
  character: string;
  index: number;
}

/** Letters and digits with their places among the text's characters. */
function letters(text: string): Letter[] {
  return [...text].map((character, index) => ({ character, index })).filter(({ character }) => /[\p{L}\p{N}]/u.test(character));
}

/** The region between its new ends; of several that are possible, the longest. */
function mended(region: TextRegion, strip: LineStrip, found: readonly Accepted[]): TextRegion {
  const { from, to } = strip;
  const best = (of: Ending['side']) => found.filter(({ ending: { side } }) => side === of).at(-1);
  const [left, right] = [best('left'), best('right')];
  const share = (column: number) => (column - from) / (to - from);
  const rows = [strip.letters.top, strip.letters.bottom + 1].map((row) => (row - strip.top) / (strip.bottom - strip.top)) as [number, number];
  return { ...endedAt(region, share(left?.ending.end ?? from), share(right?.ending.end ?? to), rows), text: textOf(region.text, left, right) };
}

function textOf(text: string, left: Accepted | undefined, right: Accepted | undefined): string {
  if (!left || !right) return (left ?? right)?.text ?? text;
  if (left.ending.kind === 'longer') return right.ending.kind === 'longer' ? left.text + right.text.slice(text.length) : left.text;
  return right.ending.kind === 'rest' ? left.text : right.text;
}
