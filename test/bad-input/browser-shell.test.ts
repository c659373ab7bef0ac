import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningServer, startServer } from '../../electron/serve/server.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import { root, runNode } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PATIENCE_MS = 150;

/** Whatever comes in, the server answers or hangs up, and goes on for everybody else. */
describe('the browser shell', () => {
  let studio: Studio;
  let server: RunningServer;

  beforeEach(async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'index.html'), '<title>Galley</title>');
    studio = await createStudio({ projectFolder: join(folder, 'project'), concurrency: 0 });
    server = await startServer({
      studio,
      host: { shell: 'browser', chooseFolder: async () => null, openFolder: async () => undefined },
      pageFolder: folder,
      port: 0,
      token: 'right',
    });
  });
  afterEach(async () => {
    // Still there for the next one.
    expect(await call('queue/status')).toContain('"isPaused":false');
    await server.close();
    await studio.dispose();
  });

  /** Sends bytes as they are and gives back what came within a moment. */
  function send(bytes: string | Buffer, after?: (socket: Socket) => void): Promise<string> {
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(bytes);
        after?.(socket);
      });
      socket.on('data', (part) => {
        answer += part.toString('latin1');
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
      setTimeout(() => socket.destroy(), PATIENCE_MS);
    });
  }

  const head = (path: string, ...lines: string[]) =>
    [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${server.port}`, 'Cookie: galley-token=right', ...lines, '', ''].join('\r\n');
  const upgrade = (path: string) =>
    head(path, 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13');
  const socketTo = () => new WebSocket(`ws://127.0.0.1:${server.port}/rpc?token=right`);

  /** One call as the window makes it; the answer as it came. */
  function call(path: string, input: unknown = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = socketTo();
      socket.on('open', () => socket.send(JSON.stringify({ i: '1', p: { u: `/${path}`, b: { json: input } } })));
      socket.on('message', (data) => {
        resolve(data.toString());
        socket.close();
      });
      socket.on('error', reject);
    });
  }

  it.each(['//', 'http://[bad'])('answers an address that is none: %s', async (path) => {
    expect(await send(head(path))).toMatch(/^HTTP\/1\.1 400 .*is not an address/s);
    expect(await send(upgrade(path))).toMatch(/^HTTP\/1\.1 403/);
  });

  it.each(['/nowhere', '/rpc?token=right'])('survives a caller who hangs up at once: %s', async (path) => {
    await send(upgrade(path), (socket) => socket.resetAndDestroy());
  });

  it.each([
    ['of reserved bits', [0xff, 0xff, 0xff, 0xff]],
    ['without a mask', [0x81, 0x01, 0x41]],
  ])('survives a frame %s', async (_what, bytes) => {
    expect(await send(Buffer.concat([Buffer.from(upgrade('/rpc?token=right')), Buffer.from(bytes)]))).toMatch(/^HTTP\/1\.1 101/);
  });

  it('hangs up on a message that is far too large', async () => {
    const code = await new Promise((resolve) => {
      const socket = socketTo();
      socket.on('open', () => socket.send(Buffer.alloc(65 * 1024 * 1024, 0x20)));
      socket.on('error', () => undefined);
      socket.on('close', resolve);
    });
    expect(code).toBe(1009);
  });

  it('survives an upload that breaks off, and one whose length is a lie', async () => {
    const upload = (length: number) => head('/asset/import?name=a.png', `Content-Length: ${length}`).replace('GET', 'POST').concat('abc');
    await send(upload(600), (socket) => setTimeout(() => socket.resetAndDestroy(), 20));
    await send(upload(600 * 1024 * 1024));
  });

  it.each<[path: string, input: unknown, says: RegExp]>([
    ['queue/nope', {}, /No procedure matched/],
    ['__proto__/x', {}, /No procedure matched/],
    ['queue/get', { id: 5 }, /invalid-input.*id is not right/],
    ['queue/get', { id: 'x' }, /not-found.*There is no job x/],
    ['queue/add', { requests: [] }, /invalid-input.*requests is not right/],
    ['queue/add', { requests: [{ prompt: '' }] }, /empty-prompt/],
    ['queue/add', { requests: [{ prompt: 'x', width: 5 }] }, /invalid-input.*requests\.0\.width is not right/],
    ['queue/importText', { fileName: 'x.exe', content: 'x' }, /invalid-input.*x\.exe cannot be imported/],
    ['queue/importText', { fileName: 'x.json', content: '['.repeat(100_000) }, /invalid-input.*x\.json is not JSON/],
    ['review/decide', { proofId: 'x', pixelsSha256: 'x', verdict: 'approve' }, /not-found.*There is no proof x/],
    ['export/run', { folder: '', template: 'x' }, /invalid-input.*folder is not right/],
  ])('answers %s %j in words', async (path, input, says) => {
    expect(await call(path, input)).toMatch(says);
  });
});

describe('the command line', () => {
  it.each(['toString', '__proto__', 'constructor'])('knows no command %s', async (name) => {
    const { code, err } = await runNode([`${root}bin/galley.js`, name]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^error: unknown command/) });
  });

  it('ends in silence when the reader of its pipe leaves', async () => {
    const rows = '{"id":1,"prompt":"a cat"}\n'.repeat(3000);
    const script = `const{spawn}=require('child_process');const c=spawn(process.execPath,['${root}bin/galley.js','read','--jsonl']);
      c.stderr.pipe(process.stderr);c.stdin.on('error',()=>{});c.stdin.end(${JSON.stringify(rows)});c.stdout.once('data',()=>c.stdout.destroy());`;
    expect(await runNode(['-e', script])).toMatchObject({ err: '' });
  });
});
