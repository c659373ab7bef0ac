/** Processor milliseconds of the quickest of a few runs: what else the machine does meanwhile does not count. */
export function leastCpuMs(run: () => void, runs = 3): number {
  return Math.min(
    ...Array.from({ length: runs }, () => {
      const start = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    }),
  );
}
