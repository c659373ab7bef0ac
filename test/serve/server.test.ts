import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import parseMetrics from 'parse-prometheus-text-format';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { HostPort } from '../../electron/api.ts';
import { encodePng } from '../../electron/image/codecs.ts';
import { type RunningServer, startServer } from '../../electron/serve/server.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import { createRaster } from '../../shared/raster.ts';
import { root } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const host: HostPort = { shell: 'browser', chooseFolder: async () => null, openFolder: async () => undefined };

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

describe('browser shell', () => {
  let studio: Studio;
  let server: RunningServer;

  beforeEach(async () => {
    const folder = temporaryFolder();
    const pageFolder = join(folder, 'page');
    mkdirSync(pageFolder);
    writeFileSync(join(pageFolder, 'index.html'), '<title>Galley</title>');
    writeFileSync(join(folder, 'secret.txt'), 'not for the window');
    studio = await createStudio({ projectFolder: join(folder, 'project') });
    server = await startServer({ studio, host, pageFolder, port: 0, token: 'right' });
  });
  afterEach(async () => {
    await server.close();
    await studio.dispose();
  });

  function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: Uint8Array): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  it('gives the page to whoever has the token, and a cookie that stands for it', async () => {
    const page = await ask('/?token=right');
    expect(page.status).toBe(200);
    expect(page.body).toBe('<title>Galley</title>');
    expect(page.headers['set-cookie']).toEqual(['galley-token=right; HttpOnly; SameSite=Strict; Path=/']);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect((await ask('/', { Cookie: 'galley-token=right' })).status).toBe(200);
  });

  it('gives its metrics to a scraper with the token as a bearer, and to nobody else', async () => {
    const refused = await ask('/metrics');
    expect([refused.status, (await ask('/metrics', { Authorization: 'Bearer wrong' })).status]).toEqual([401, 401]);
    expect((await ask('/metrics', { Authorization: 'Bearer right', Host: 'evil.example' })).status).toBe(403);
    const page = await ask('/metrics', { Authorization: 'Bearer right' });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(parseMetrics(page.body).find(({ name }) => name === 'galley_queue_jobs')).toMatchObject({ type: 'GAUGE' });
    const open = await ask('/metrics', { Authorization: 'Bearer right', Accept: 'application/openmetrics-text;version=1.0.0,text/plain;q=0.5' });
    expect(open.headers['content-type']).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    expect(open.body.endsWith('# EOF\n')).toBe(true);
  });

  it.each([
    ['no token', '/', {}, 401],
    ['a wrong token', '/?token=wrong', {}, 401],
    ['a token of another length', '/?token=r', {}, 401],
    ['another host name', '/?token=right', { Host: 'evil.example' }, 403],
    ['a page of another site', '/?token=right', { Origin: 'https://evil.example' }, 403],
    ['a request that another site caused', '/?token=right', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ])('refuses %s', async (_what, path, headers, status) => {
    const answer = await ask(path, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'forbidden' });
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt'])('never leaves the folder of the page: %s', async (path) => {
    const answer = await ask(path, { Cookie: 'galley-token=right' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('not for the window');
  });

  it('gives font files by the addresses in the list, to be kept for good, and nothing else', async () => {
    const cookie = { Cookie: 'galley-token=right' };
    await studio.lettering.addFont('House.ttf', readFileSync(join(root, 'assets', 'fonts', 'anton.ttf')).toString('base64'));
    for (const { address } of studio.lettering.fonts()) {
      const { status, headers } = await ask(address, cookie, 'HEAD');
      expect({ status, type: headers['content-type'] }, address).toEqual({ status: 200, type: 'font/ttf' });
      expect(headers['cache-control']).toContain('immutable');
    }
    const { id, address } = studio.lettering.fonts().at(-1)!;
    expect((await ask(address)).status).toBe(401);
    for (const path of [`/font/${id}/0`, '/font/nobody/0', '/font/..%2f..%2fsecret/0']) expect((await ask(path, cookie)).status, path).toBe(404);
    await studio.lettering.removeFont(id);
    expect((await ask(address, cookie)).status).toBe(404);
  });

  it('takes an image, gives it back by its hash and small', async () => {
    const cookie = { Cookie: 'galley-token=right' };
    const png = await encodePng(createRaster(640, 320, 3));
    const taken = await ask('/asset/import?name=base.png', cookie, 'POST', png);
    const { sha256, width, height } = JSON.parse(taken.body);
    expect({ status: taken.status, width, height }).toEqual({ status: 200, width: 640, height: 320 });
    expect((await ask(`/asset/${sha256}`, cookie)).headers['content-type']).toBe('image/png');
    expect((await ask(`/asset/${sha256}?w=256`, cookie)).headers['content-type']).toBe('image/webp');
    expect((await ask(`/asset/${'0'.repeat(64)}`, cookie)).status).toBe(404);
  });

  it('names a file that is no image', async () => {
    const answer = await ask('/asset/import?name=notes.png', { Cookie: 'galley-token=right' }, 'POST', Buffer.from('just text'));
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'unreadable-image', message: expect.stringContaining('notes.png') });
  });

  it('opens no socket without the token', async () => {
    const failed = (url: string, options = {}) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url, options);
        socket.on('open', () => resolve('open'));
        socket.on('error', (error) => resolve(error.message));
      });
    expect(await failed(`ws://127.0.0.1:${server.port}/rpc`)).toContain('403');
    expect(await failed(`ws://127.0.0.1:${server.port}/rpc?token=right`, { origin: 'https://evil.example' })).toContain('403');
    expect(await failed(`ws://127.0.0.1:${server.port}/other?token=right`)).toContain('403');
    expect(await failed(`ws://127.0.0.1:${server.port}/rpc?token=right`)).toBe('open');
  });
});
