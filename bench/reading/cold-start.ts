/** A process of its own: loads the reader, reads one prompt, and prints how long that took and what memory it added. */
export {};

const before = process.memoryUsage.rss();
const start = performance.now();
const { createPromptReader } = await import('../../electron/prompt/reader.ts');
const { readerFolder } = await import('../../electron/paths.ts');
createPromptReader(readerFolder()).read('a wooden sign that says "OPEN LATE", oil painting');
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, megabytes: (process.memoryUsage.rss() - before) / 1e6 }));
