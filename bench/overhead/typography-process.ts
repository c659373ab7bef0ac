import { createSketchModel } from '../../electron/models/sketch/sketch.ts';
import { fontsFolder } from '../../electron/paths.ts';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { type LetterRequest, letterImage } from '../../electron/typography/pass.ts';
import { createTextReader } from '../../electron/typography/read/reader.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import { peakOfProcess } from './child.ts';
import { KINDS, quiet, requestOf } from './requests.ts';

/** What one process measures. Milliseconds, bytes. */
export interface TypographyRun {
  openMs: number;
  firstPassMs: number;
  generated: PassTimes[];
  imported: PassTimes[];
  peakBytes: number;
}

export interface PassTimes {
  totalMs: number;
  stagesMs: Record<string, number>;
}

const ROUNDS = 3;

async function main(): Promise<TypographyRun> {
  const opening = performance.now();
  const reader = await createTextReader();
  const openMs = performance.now() - opening;
  const fonts = createFontLibrary(fontsFolder());
  const tools = { reader, fonts, typesetter: createTypesetter(fonts) };
  const pass = async (request: LetterRequest) => {
    const start = performance.now();
    const { image, report } = await letterImage(request, tools);
    return { image, times: { totalMs: performance.now() - start, stagesMs: report.stagesMs } };
  };
  const generated: PassTimes[] = [];
  const imported: PassTimes[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of ['badge', 'shield', 'sign', 'poster', 'label']) {
      const { texts, seed, ...request } = requestOf(KINDS[kind]);
      const base = await createSketchModel().generate({ ...request, texts, seed }, quiet());
      const shared = { placements: [], seed };
      const first = await pass({ ...shared, image: base.image, texts, areas: base.areas, options: {}, isImported: false });
      generated.push(first.times);
      // The lettered picture comes back as an import with a slip in its lettering: find it, erase it, set it right.
      const slipped = texts.map((text) => text.replace(/.$/u, 'X'));
      imported.push((await pass({ ...shared, image: first.image, texts: slipped, areas: [], options: {}, isImported: true })).times);
    }
  }
  await reader.dispose();
  return { openMs, firstPassMs: generated[0].totalMs, generated: generated.slice(1), imported: imported.slice(1), peakBytes: peakOfProcess() };
}

process.stdout.write(JSON.stringify(await main()));
