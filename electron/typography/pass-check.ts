import { boxAround } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { characterErrorRate } from '../metrics/legibility.ts';
import { growQuad } from './pass-regions.ts';
import type { TextReader, TypesetResult } from './ports.ts';
import { quadSize } from './read/outline.ts';
import { settleReading } from './settle.ts';

/** Room around the glyphs that the recogniser is used to, as a share of their height. */
const MARGIN = 0.16;

export interface Check {
  /** What is read now, settled against the wanted string. */
  text: string;
  errorRate: number;
}

/** Reads freshly set lettering where it stands; when that is not the wanted string, looks for it once more with the detector. */
export async function checkLettering(reader: TextReader, image: Raster, area: LetteringArea, set: TypesetResult, wanted: string): Promise<Check> {
  const judge = (read: string): Check => {
    const text = settleReading(wanted, read, set.isUnicase, true);
    return { text, errorRate: characterErrorRate(wanted, text) };
  };
  const isOneLine = area.path.kind === 'arc' || quadSize(set.quad).height < set.fontSize * 1.45;
  const direct = isOneLine ? judge((await readPlace(reader, image, area, set)).text) : null;
  if (direct?.errorRate === 0) return direct;
  const around = boxAround(growQuad(set.quad, isOneLine ? 0.5 : 0.2));
  const regions = await reader.read(image, { within: around, maxSide: Math.min(960, Math.max(320, Math.round(Math.max(around.width, around.height)))) });
  const found = judge(regions.map(({ text }) => text).join(' '));
  return direct && direct.errorRate <= found.errorRate ? direct : found;
}

function readPlace(reader: TextReader, image: Raster, area: LetteringArea, set: TypesetResult): Promise<{ text: string }> {
  return area.path.kind === 'arc' ? reader.readArc(image, area, set.fontSize) : reader.readLine(image, growQuad(set.quad, MARGIN));
}
