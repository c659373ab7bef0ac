import { takeBakeOff } from './screenshots/bake-off.ts';
import { takeFrame } from './screenshots/frame.ts';
import { takeQueue } from './screenshots/queue.ts';
import { judge, takeCompare, takeLettering, takeReview } from './screenshots/review.ts';
import { takeTeam } from './screenshots/team.ts';
import { type Shown, withWindow } from './screenshots/window.ts';

/** In this order: later ones live on what earlier ones did. */
const PARTS: Record<string, (shown: Shown) => Promise<void>> = {
  queue: takeQueue,
  review: takeReview,
  lettering: takeLettering,
  compare: takeCompare,
  frame: takeFrame,
  judge,
  team: takeTeam,
  'bake-off': takeBakeOff,
};

/**
 * `npm run screenshots`: takes the pictures of the README and the user guide from the running app, on a fresh sample project, in both themes. With
 * --built the app is not built anew. A part that fails is told at the end; the others are taken all the same.
 */
async function main(argv: string[]): Promise<number> {
  if (!argv.includes('--built')) await (await import('./build.ts')).buildAll('error');
  const failed: string[] = [];
  await withWindow(async (shown) => {
    for (const [name, part] of Object.entries(PARTS)) {
      const start = performance.now();
      try {
        await part(shown);
        console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
      } catch (error) {
        failed.push(`${name}: ${error instanceof Error ? error.message : error}`);
        await shown.page.reload();
      }
    }
  });
  for (const line of failed) console.error(line);
  return failed.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
