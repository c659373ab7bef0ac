import type { AdapterParts } from '../../remote-model.ts';
import type { ComfyServer, SystemStats } from './server.ts';

const SAMPLE_MS = 1500;
const LAST_SAMPLE_MS = 2000;

/** Memory of the first accelerator, bytes; null where there is none (a CPU's memory is everybody's). */
export function acceleratorOf({ devices }: SystemStats): { name: string; freeBytes: number; totalBytes: number; reservedBytes: number } | null {
  const device = devices.find(({ type, vram_total }) => type !== 'cpu' && vram_total > 0);
  if (!device) return null;
  return { name: device.name, freeBytes: device.vram_free, totalBytes: device.vram_total, reservedBytes: device.torch_vram_total };
}

export interface MemoryWatch {
  /** Ends the watch: the peak, bytes; null = the server does not tell (MPS reports the machine's whole memory). */
  peak(): Promise<number | null>;
  stop(): void;
}

/**
 * Looks now and then how much the accelerator holds while a job runs. torch keeps what it once reserved until models are thrown out, so the largest of a few samples is near the true peak.
 */
export function watchMemory({ server, sleep }: { server: Pick<ComfyServer, 'stats'>; sleep: AdapterParts['sleep'] }): MemoryWatch {
  const over = new AbortController();
  let peak: number | null = null;
  async function sample(signal: AbortSignal): Promise<void> {
    const memory = acceleratorOf(await server.stats(signal));
    if (!memory || memory.reservedBytes >= memory.totalBytes) return;
    peak = Math.max(peak ?? 0, memory.reservedBytes);
  }
  const watching = (async () => {
    for (;;) {
      await sleep(SAMPLE_MS, over.signal);
      await sample(over.signal);
    }
    // What cannot be measured is not known; no job fails for it.
  })().catch(() => undefined);
  return {
    async peak() {
      over.abort();
      await watching;
      // Jobs that are over before the first look leave their reserve behind.
      await sample(AbortSignal.timeout(LAST_SAMPLE_MS)).catch(() => undefined);
      return peak;
    },
    stop: () => over.abort(),
  };
}
