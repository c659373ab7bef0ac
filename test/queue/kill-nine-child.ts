import { createStudio } from '../../electron/studio.ts';

// Opens the project, queues a batch when nothing waits, works, and says on standard output what happened: the parent kills it at any moment.
const [projectFolder, action = 'work'] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const MATERIALS = ['woven cloth', 'red brick', 'oak wood', 'white marble', 'rusty metal', 'sand'];
const BATCH = 60;

const studio = await createStudio({ projectFolder, concurrency: 2, reviewer: 'tester' });
const { queue } = studio;
say({ type: 'open', counts: queue.status().counts });

if (action === 'pause') {
  queue.setPaused(true);
  const waiting = queue.list({ limit: 500, offset: 0, states: ['queued', 'paused'] }).jobs;
  if (waiting.length > 2) queue.move(waiting[2].id, waiting[0].id);
  say({ type: 'paused' });
  setInterval(() => undefined, 1000);
} else {
  if (action === 'finish') queue.retry(queue.list({ limit: 500, offset: 0, states: ['quarantined'] }).jobs.map(({ id }) => id));
  const { queued, running } = queue.status().counts;
  if (queued + running === 0 && action === 'work') {
    const requests = Array.from({ length: BATCH }, (_, i) => ({
      prompt: i % 10 === 9 ? `a round badge with the text "N${i}"` : `seamless ${MATERIALS[i % 6]} texture, variant ${i}`,
      width: i % 10 === 9 ? 128 : 64,
      height: i % 10 === 9 ? 128 : 64,
    }));
    say({ type: 'added', ids: queue.add(requests) });
  }
  queue.setPaused(false);
  await studio.whenIdle();
  say({ type: 'idle' });
  await studio.dispose();
}
