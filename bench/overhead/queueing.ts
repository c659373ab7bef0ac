import { readerFolder } from '../../electron/paths.ts';
import { createPromptReader } from '../../electron/prompt/reader.ts';
import { type Figure, median, spreadOf } from '../figure.ts';
import { KINDS } from './requests.ts';
import { withStudio } from './with-studio.ts';

const PROMPTS = 10_000;
const REPEATS = 5;

/** Ten thousand different prompts: read alone, then read, routed, planned and stored as jobs. */
export async function queueing(): Promise<Figure[]> {
  const prompts = Array.from({ length: PROMPTS }, (_, n) => promptNumber(n));
  const { read } = createPromptReader(readerFolder());
  read('a red apple');
  const [readS, queueS, cpuS]: number[][] = [[], [], []];
  for (let i = 0; i < REPEATS; i++) {
    const reading = performance.now();
    for (const prompt of prompts) read(prompt);
    readS.push((performance.now() - reading) / 1000);
    await withStudio({}, async ({ queue }) => {
      queue.setPaused(true);
      const cpu = process.cpuUsage();
      const start = performance.now();
      queue.add(prompts.map((prompt) => ({ prompt })));
      queueS.push((performance.now() - start) / 1000);
      const { user, system } = process.cpuUsage(cpu);
      cpuS.push((user + system) / 1_000_000);
    });
  }
  return [
    { name: `queue and plan ${PROMPTS} prompts`, unit: 's', value: median(queueS), goal: 2, better: 'less', spread: spreadOf(queueS) },
    { name: 'the same, processor time', unit: 's', value: median(cpuS), better: 'less', spread: spreadOf(cpuS) },
    { name: `of it, reading ${PROMPTS} prompts`, unit: 's', value: median(readS), better: 'less', spread: spreadOf(readS) },
  ];
}

function promptNumber(n: number): string {
  const kinds = Object.values(KINDS);
  return `${kinds[n % kinds.length]}, variant ${n}, cinematic light, by studio ${n % 97}`;
}
