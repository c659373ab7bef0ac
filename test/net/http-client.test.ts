import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpClient, type HttpClientConfig, type HttpReply } from '../../electron/net/http-client.ts';
import { proxyFor } from '../../electron/net/proxies.ts';
import { TEST_CERTIFICATE } from '../support/certificate.ts';
import { fileServer, testProxy } from '../support/file-server.ts';

const CONTENT = Buffer.from('weights');

function createHttpGet(config: HttpClientConfig): (url: string, headers: Record<string, string>) => Promise<HttpReply> {
  const client = createHttpClient(config);
  return (url, headers) => client.send({ url, headers });
}

async function listening(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function textOf({ body }: HttpReply): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('createHttpClient', () => {
  it('asks for an https address through a proxy, by a tunnel', async () => {
    const server = await fileServer(CONTENT, {}, true);
    const proxy = await testProxy(server.port);
    const get = createHttpGet({ environment: { HTTPS_PROXY: proxy.url }, certificates: [TEST_CERTIFICATE] });
    const reply = await get('https://files.galley.test/weights.pth', {});
    expect([reply.status, await textOf(reply)]).toEqual([200, 'weights']);
    expect(proxy.asked).toEqual(['CONNECT files.galley.test:443']);
    expect(server.asked).toHaveLength(1);
  });

  it('trusts no certificate only because a proxy is between', async () => {
    const server = await fileServer(CONTENT, {}, true);
    const proxy = await testProxy(server.port);
    const get = createHttpGet({ environment: { HTTPS_PROXY: proxy.url } });
    await expect(get('https://files.galley.test/weights.pth', {})).rejects.toMatchObject({
      code: 'unavailable',
      retryable: false,
      message: expect.stringContaining('certificate'),
    });
    const other = createHttpGet({ environment: { HTTPS_PROXY: proxy.url }, certificates: [TEST_CERTIFICATE] });
    await expect(other('https://elsewhere.test/weights.pth', {})).rejects.toMatchObject({ message: expect.stringContaining('certificate') });
  });

  it('gives a proxy its name and password, and says when it wants some', async () => {
    const server = await fileServer(CONTENT, {}, true);
    const proxy = await testProxy(server.port, { password: 'studio:p%40ss' });
    const plain = new URL(proxy.url);
    plain.username = '';
    plain.password = '';
    const refused = createHttpGet({ environment: { https_proxy: plain.href }, certificates: [TEST_CERTIFICATE] });
    await expect(refused('https://files.galley.test/weights.pth', {})).rejects.toMatchObject({
      code: 'auth',
      message: expect.stringContaining('name and a password'),
    });
    const other = await testProxy(server.port, { password: 'studio:pass' });
    const get = createHttpGet({ environment: { https_proxy: other.url }, certificates: [TEST_CERTIFICATE] });
    expect(await textOf(await get('https://files.galley.test/weights.pth', {}))).toBe('weights');
  });

  it('asks for an http address through a proxy, and for excepted hosts directly', async () => {
    const server = await fileServer(CONTENT);
    const proxy = await testProxy(server.port);
    const get = createHttpGet({ environment: { http_proxy: proxy.url, NO_PROXY: '127.0.0.1' } });
    expect(await textOf(await get('http://files.galley.test/weights.pth', {}))).toBe('weights');
    expect(await textOf(await get(server.url, {}))).toBe('weights');
    expect(proxy.asked).toEqual(['GET http://files.galley.test/weights.pth']);
  });

  it('says that a proxy is not there', async () => {
    const get = createHttpGet({ environment: { HTTPS_PROXY: 'http://127.0.0.1:9' } });
    await expect(get('https://files.galley.test/weights.pth', {})).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('takes no key along to another server', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const stranger = await listening(({ headers }, response) => {
      seen.push(headers);
      response.end('picture');
    });
    const vendor = await listening(({ headers, url }, response) => {
      seen.push(headers);
      response.writeHead(302, { location: url === '/' ? '/again' : stranger }).end();
    });
    const get = createHttpGet({ environment: {} });
    expect(await textOf(await get(vendor, { authorization: 'Bearer secret', 'api-key': 'secret', range: 'bytes=1-' }))).toBe('picture');
    expect(seen.map(({ authorization, 'api-key': key, range }) => [authorization, key, range])).toEqual([
      ['Bearer secret', 'secret', 'bytes=1-'],
      ['Bearer secret', 'secret', 'bytes=1-'],
      [undefined, undefined, 'bytes=1-'],
    ]);
  });

  it('follows redirects, but not for ever and not away from encryption', async () => {
    const target = await fileServer(CONTENT);
    const first = await fileServer(CONTENT, { statuses: [302], headers: { location: target.url } });
    const get = createHttpGet({ environment: {} });
    expect(await textOf(await get(first.url, {}))).toBe('weights');
    const round = await fileServer(CONTENT, { statuses: Array(20).fill(302), headers: { location: '/again' } });
    await expect(get(round.url, {})).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('without end') });
    const secure = await fileServer(CONTENT, { statuses: [301], headers: { location: target.url } }, true);
    const trusting = createHttpGet({ environment: {}, certificates: [TEST_CERTIFICATE] });
    await expect(trusting(secure.url.replace('127.0.0.1', 'localhost'), {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('posts a body and gives any status as an answer', async () => {
    const url = await listening(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      response.writeHead(429, { 'retry-after': '7' }).end(`${request.method} ${Buffer.concat(parts)}`);
    });
    const reply = await createHttpClient({ environment: {} }).send({ url, method: 'POST', body: Buffer.from('a prompt') });
    expect([reply.status, reply.header('Retry-After'), await textOf(reply)]).toEqual([429, '7', 'POST a prompt']);
  });

  it('says how far a request came that failed', async () => {
    const client = createHttpClient({ environment: {}, idleMs: 200 });
    const post = (url: string) => client.send({ url, method: 'POST', body: Buffer.from('a prompt') });
    await expect(post('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'unavailable', details: { phase: 'connect' } });
    const resetting = await listening((request) => void request.on('data', () => request.socket.destroy()));
    await expect(post(resetting)).rejects.toMatchObject({ code: 'unavailable', details: { phase: 'sent' } });
    const silent = await listening((request) => void request.resume());
    await expect(post(silent)).rejects.toMatchObject({ code: 'timeout', details: { phase: 'sent' } });
    const half = await listening((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => setTimeout(() => response.destroy(), 20));
    });
    await expect(textOf(await post(half))).rejects.toMatchObject({ code: 'unavailable', details: { phase: 'body' } });
  });

  it.each(['ftp://host/file', 'file:///etc/passwd', 'weights.pth'])('refuses the address %s', async (url) => {
    await expect(createHttpGet({ environment: {} })(url, {})).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('proxyFor', () => {
  const PROXY = 'http://proxy.test:3128';
  it.each<[string, NodeJS.ProcessEnv, string | null]>([
    ['https://a.test/x', {}, null],
    ['https://a.test/x', { HTTPS_PROXY: PROXY }, 'proxy.test:3128'],
    ['http://a.test/x', { HTTPS_PROXY: PROXY }, null],
    ['http://a.test/x', { HTTP_PROXY: 'proxy.test:3128' }, 'proxy.test:3128'],
    ['https://a.test/x', { ALL_PROXY: PROXY }, 'proxy.test:3128'],
    ['https://a.test/x', { HTTPS_PROXY: PROXY, https_proxy: 'http://other.test:1' }, 'other.test:1'],
    ['https://a.test/x', { HTTPS_PROXY: PROXY, NO_PROXY: '*' }, null],
    ['https://a.test/x', { HTTPS_PROXY: PROXY, NO_PROXY: 'b.test, a.test' }, null],
    ['https://deep.a.test/x', { HTTPS_PROXY: PROXY, NO_PROXY: '.a.test' }, null],
    ['https://deep.a.test/x', { HTTPS_PROXY: PROXY, NO_PROXY: '*.a.test' }, null],
    ['https://nota.test/x', { HTTPS_PROXY: PROXY, NO_PROXY: 'a.test' }, 'proxy.test:3128'],
    ['https://a.test/x', { HTTPS_PROXY: PROXY, NO_PROXY: 'a.test:8443' }, 'proxy.test:3128'],
    ['https://a.test:8443/x', { HTTPS_PROXY: PROXY, NO_PROXY: 'a.test:8443' }, null],
  ])('%s with %j', (url, environment, host) => {
    expect(proxyFor(new URL(url), environment)?.host ?? null).toBe(host);
  });

  it('refuses a proxy of another kind without repeating it', () => {
    const failing = () => proxyFor(new URL('https://a.test'), { HTTPS_PROXY: 'socks5://me:secret@proxy.test' });
    expect(failing).toThrow(/HTTPS_PROXY/);
    expect(failing).not.toThrow(/secret/);
  });
});
