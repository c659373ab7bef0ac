/** Watches the resident memory of the process while anything runs. */
export interface PeakSampler {
  /** Begins watching; the returned function ends it and gives the peak in bytes. */
  start(): () => number;
}

export interface PeakSamplerConfig {
  /** Resident set size of the process, in bytes. */
  rss: () => number;
  intervalMs?: number;
}

/** One timer for all watches, and none while there are none. */
export function createPeakSampler({ rss, intervalMs = 25 }: PeakSamplerConfig): PeakSampler {
  const watches = new Set<{ peak: number }>();
  let timer: NodeJS.Timeout | undefined;
  const sample = () => {
    const bytes = rss();
    for (const watch of watches) watch.peak = Math.max(watch.peak, bytes);
  };
  return {
    start() {
      const watch = { peak: rss() };
      watches.add(watch);
      timer ??= setInterval(sample, intervalMs).unref();
      return () => {
        watch.peak = Math.max(watch.peak, rss());
        watches.delete(watch);
        if (watches.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
        return watch.peak;
      };
    },
  };
}
