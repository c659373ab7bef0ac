/** `node cold-start.ts READER FOLDER`, a process of its own: loads the bundled reader, reads one prompt, and prints how long that took and what memory it added. */
export {};

const [reader, folder] = process.argv.slice(2);
const before = process.memoryUsage.rss();
const start = performance.now();
const { createPromptReader } = (await import(reader)) as typeof import('../../electron/prompt/reader.ts');
createPromptReader(folder).read('a wooden sign that says "OPEN LATE", oil painting');
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, megabytes: (process.memoryUsage.rss() - before) / 1e6 }));
