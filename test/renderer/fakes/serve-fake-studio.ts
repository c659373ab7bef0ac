/**
 * Serves the built window over a fake studio, for working on the interface:
 * npm exec -- node test/renderer/fakes/serve-fake-studio.ts WINDOW_FOLDER PORT [JOB_COUNT]
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { ORPCError, onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import sharp from 'sharp';
import { WebSocketServer } from 'ws';
import { pageFile } from '../../../electron/window-page.ts';
import { toErrorShape } from '../../../shared/errors.ts';
import type { JobState } from '../../../shared/job.ts';
import type { PlacedText } from '../../../shared/lettering.ts';
import { fakeJob } from './fake-data.ts';
import { fakeCall } from './fake-ledger.ts';
import { fakeSha } from './fake-sha.ts';
import { createFakeRouter, createFakeStudio } from './fake-studio.ts';

const PROMPTS = [
  'Vintage bakery shop sign that says "Fresh Bread Daily" in gold serif letters on dark green wood, warm morning light',
  'Seamless texture of woven linen, natural undyed, soft daylight',
  'Portrait of an old fisherman, weathered skin, side light, 85 mm',
  'Round hiking badge with the words "Northern Trail Club" along the rim and a pine in the middle',
  'A harbour at dusk, long exposure, calm water, muted blues',
  'Quick thumbnail of a science podcast cover with a comet and a large empty area for the guest’s photograph on the right side of the picture, high contrast',
];
const STATES: JobState[] = [
  'running',
  'queued',
  'queued',
  'paused',
  'queued',
  'done',
  'done',
  'done',
  'done',
  'failed',
  'done',
  'cancelled',
  'done',
  'done',
  'done',
];

const [folder, port, count = '40'] = process.argv.slice(2);
const studio = createFakeStudio(
  Array.from({ length: Number(count) }, (_, number) => fakeJob(number, { prompt: PROMPTS[number % PROMPTS.length] }, STATES[number % STATES.length])),
);
const CALL_STATES = ['arrived', 'arrived', 'failed', 'arrived', 'sent', 'arrived', 'arrived', 'released'] as const;
studio.ledger.calls = Array.from({ length: 3000 }, (_, number) => {
  const state = number === 2 || number === 9 ? 'maybe-billed' : CALL_STATES[number % CALL_STATES.length];
  const chargedMicros = state === 'failed' || state === 'released' ? 0 : 65_000;
  const day = new Date(Date.UTC(2026, 0, 5) - Math.floor(number / 200) * 86_400_000).toISOString().slice(0, 10);
  const message = state === 'maybe-billed' ? 'The connection broke after the request was sent: Stability AI may bill $0.065.' : '';
  return fakeCall(number, { state, chargedMicros, day, message, jobId: `job-${number % studio.jobs.length}`, prompt: PROMPTS[number % PROMPTS.length] });
});
const names = new Map(studio.jobs.flatMap((_, number) => ['before', 'after', 'mask'].map((kind) => [fakeSha(`${kind}-${number}`), { kind, number }])));

function drawing(kind: string, number: number): string {
  if (kind === 'mask') return '<rect width="1024" height="1024"/><rect x="170" y="430" width="690" height="140" rx="20" fill="#fff"/>';
  const hue = (number * 47) % 360;
  const words = kind === 'after' ? 'Fresh Bread' : 'Frcsh Braed';
  return `<rect width="1024" height="1024" fill="hsl(${hue} 30% 32%)"/><circle cx="512" cy="500" r="430" fill="hsl(${hue} 35% 22%)"/><text x="512" y="530" font-size="110" font-family="serif" fill="#e8d9a8" text-anchor="middle">${words}</text>`;
}

/** A preview: the base without its words, and each string in its box. */
function previewOf(placed: readonly PlacedText[]): string {
  const words = placed.map(({ text, area, effects }) => {
    if (area === undefined) return '';
    const { x, y, width, height } = area.box;
    const colour = effects?.fill.kind === 'solid' ? effects.fill.colour : (effects?.fill.from ?? [255, 255, 255]);
    const middle = `${x + width / 2} ${y + height / 2}`;
    const size = Math.min(height, (width / text.length) * 1.7);
    return `<text x="${x + width / 2}" y="${y + height * 0.75}" transform="rotate(${area.rotation} ${middle})" font-size="${size}" font-family="serif" fill="rgb(${colour.join(' ')})" text-anchor="middle">${text}</text>`;
  });
  return `<rect width="1024" height="1024" fill="#26433a"/>${words.join('')}`;
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const sha256 = pathname.slice('/asset/'.length);
  const asset = names.get(sha256);
  const placed = studio.lettering.previews.get(sha256);
  if (pathname === '/asset/import') {
    response.end(JSON.stringify({ sha256: fakeSha('after-1'), width: 1024, height: 1024 }));
    return;
  }
  if (asset !== undefined || placed !== undefined) {
    const width = Number(searchParams.get('w') ?? 1024);
    const content = asset === undefined ? previewOf(placed ?? []) : drawing(asset.kind, asset.number);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024">${content}</svg>`;
    response.writeHead(200, { 'Content-Type': 'image/png' }).end(await sharp(Buffer.from(svg)).resize(width).png().toBuffer());
    return;
  }
  // Letters of a preview: the ground already shows them.
  if (pathname.startsWith('/asset/')) {
    response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>');
    return;
  }
  const page = pageFile(resolve(folder), pathname);
  const body = page === null ? null : await readFile(page.path).catch(() => null);
  response.writeHead(body === null ? 404 : 200, page?.headers).end(body);
});

const handler = new RPCHandler(createFakeRouter(studio), {
  interceptors: [
    onError((error) => {
      const shape = toErrorShape(error);
      throw new ORPCError(shape.code, { message: shape.message, data: shape.details });
    }),
  ],
});
new WebSocketServer({ server, path: '/rpc' }).on('connection', (socket) => void handler.upgrade(socket));
server.listen(Number(port), '127.0.0.1');

let fraction = 0;
setInterval(() => {
  fraction = (fraction + 0.05) % 1;
  const step = fraction < 0.6 ? 'base' : 'letter';
  studio.emit({
    type: 'progress',
    progress: { jobId: 'job-0', step, stepIndex: step === 'base' ? 0 : 1, stepCount: 4, fraction, thumbnailSha256: fakeSha('before-0') },
  });
}, 300);
