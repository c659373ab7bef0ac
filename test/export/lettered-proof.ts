import { composite } from '../../electron/image/composite.ts';
import { sharpen } from '../../electron/image/sharpen.ts';
import { createResultTable } from '../../electron/telemetry/result-table.ts';
import type { FontLibrary } from '../../electron/typography/fonts.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import type { LetteringArea, LetteringEffects, LetteringRegion } from '../../shared/lettering.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import type { Project } from '../review/project.ts';

export interface LetteredToAdd {
  id: string;
  prompt?: string;
  base: Raster;
  strings: { text: string; area: LetteringArea; font: string; effects: LetteringEffects }[];
  /** Kept by the typography pass beside its picture; proofs of older versions have neither. Default: all. */
  keeps?: 'all' | 'report' | 'nothing';
  /** Old lettering that was erased first. */
  cleared?: Raster;
  layers?: { name: 'object' | 'style'; image: Raster }[];
}

/** White letters without an effect. */
export const WHITE: LetteringEffects = { fill: { kind: 'solid', colour: [250, 250, 250] }, outline: null, shadow: null, bevel: null };

/** A place for a straight line over a grey ground, px. */
export function area(x: number, y: number, width: number, height: number, more: Partial<LetteringArea> = {}): LetteringArea {
  return {
    box: { x, y, width, height },
    rotation: 0,
    path: { kind: 'straight' },
    rank: 0,
    align: 'middle',
    ground: [120, 120, 120],
    ink: null,
    font: null,
    ...more,
  };
}

export interface Lettered {
  final: Raster;
  cleared: Raster;
  mask: Raster;
}

/** An approved proof whose picture was lettered by the real typesetter and sharpened after that. */
export async function addLettered(project: Project, fonts: FontLibrary, wanted: LetteredToAdd): Promise<Lettered> {
  const { id, base, keeps = 'all' } = wanted;
  const cleared = wanted.cleared ?? base;
  const { image, mask, lettering, regions, outlines } = letter(fonts, cleared, wanted);
  const final = sharpen(image, { target: 'lettering', amount: 0.6, mask });
  const report = {
    regions: keeps === 'nothing' ? regions.map(({ area: _, effects: __, finish: ___, ...region }) => region as LetteringRegion) : regions,
    characterErrorRate: { before: null, after: null },
    stagesMs: {},
    warnings: [],
  };
  await project.addApproved({ id, prompt: wanted.prompt, image: final, lettering: report });
  const [beforeSha, maskSha] = [await project.store(base), await project.store(mask)];
  const layers = [];
  for (const { name, image: picture } of wanted.layers ?? []) layers.push({ name, sha256: await project.store(picture) });
  project.database.prepare('UPDATE proofs SET before_sha256 = ?, mask_sha256 = ?, layers = ? WHERE id = ?').run(beforeSha, maskSha, JSON.stringify(layers), id);
  if (keeps === 'all') {
    const outputs: Record<string, string> = { lettering: await project.store(lettering) };
    if (wanted.cleared) outputs.cleared = await project.store(wanted.cleared);
    const key = `key-${id}`;
    createResultTable(project.database).put(key, { outputs, data: { report, outlines } }, '2026-03-01T09:00:00.000Z');
    const run = {
      jobId: `job-${id}`,
      step: 'letter',
      operation: 'letter',
      key,
      isCached: false,
      model: null,
      waitMs: 0,
      startedAt: '2026-03-01T09:00:00.000Z',
    };
    project.runs.start({ ...run, status: 'done' });
  }
  return { final, cleared, mask };
}

function letter(fonts: FontLibrary, cleared: Raster, { strings, cleared: wasCleared }: LetteredToAdd) {
  const { width, height } = cleared;
  const typesetter = createTypesetter(fonts);
  const mask = createRaster(width, height, 1);
  let image = cleared;
  let lettering = createRaster(width, height, 4);
  const regions: LetteringRegion[] = [];
  const outlines: string[] = [];
  for (const { text, area, font, effects } of strings) {
    const set = typesetter.typeset({ text, area, font, effects, width, height, scale: 1 });
    image = composite(image, set.layer);
    lettering = composite(lettering, set.layer);
    for (let i = 0; i < mask.data.length; i++) mask.data[i] |= set.mask.data[i];
    outlines.push(set.outlines ?? '');
    const action = wasCleared ? 'replaced' : 'set';
    const shared = { readBefore: '', readAfter: text, attempts: 1, check: 'exact' as const, polygon: [], script: 'latin' as const };
    const told = { area, effects, finish: null, fontMatches: [], contrast: null, flags: [] };
    regions.push({ ...shared, ...told, quad: set.quad, wanted: text, action, font, fontSize: set.fontSize });
  }
  return { image, mask, lettering, regions, outlines };
}
