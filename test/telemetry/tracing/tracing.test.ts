import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { Span } from '../../../electron/telemetry/tracing/spans.ts';
import { createTracing, type Tracing } from '../../../electron/telemetry/tracing/tracing.ts';
import { tracingFrom } from '../../../electron/telemetry/tracing/tracing-config.ts';
import { createProject } from '../../review/project.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Post {
  path: string | undefined;
  headers: Record<string, unknown>;
  body: { resourceSpans: { resource: { attributes: unknown[] }; scopeSpans: { spans: Span[] }[] }[] };
}

/** A collector at the socket; answers what it is told to. */
async function openCollector(statuses: number[] = []) {
  const posts: Post[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    posts.push({ path: request.url, headers: request.headers, body: JSON.parse(text) });
    response.writeHead(statuses.shift() ?? 200, { 'Content-Type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  return { posts, endpoint: `http://127.0.0.1:${port}`, spans: () => posts.flatMap(({ body }) => body.resourceSpans[0].scopeSpans[0].spans) };
}

async function openTracing(environment: Record<string, string>) {
  const project = createProject();
  const logs: string[] = [];
  const config = tracingFrom(environment)!;
  const tracing: Tracing = createTracing({
    config,
    version: '1.2.3',
    jobs: project.jobs,
    runs: project.runs,
    fetch,
    log: (line) => logs.push(line),
    delayMs: 5,
  });
  const addJob = async (id: string) => {
    await project.addProof({ id, prompt: 'SECRET words', createdAt: '2026-03-01T10:00:00.000Z' });
    const startedAt = '2026-03-01T10:00:01.000Z';
    const row = { jobId: `job-${id}`, key: 'k', isCached: false, status: 'running', waitMs: 1.5, startedAt } as const;
    const base = project.runs.start({ ...row, step: 'base', operation: 'generate', model: 'flux' });
    project.runs.finish(base, { status: 'done', timeMs: 1500.25, peakBytes: 9, costUsd: 0.25, retries: 0, errorCode: null });
    const letter = project.runs.start({ ...row, step: 'letter', operation: 'letter', model: null });
    project.runs.finish(letter, { status: 'failed', timeMs: 10, peakBytes: null, costUsd: 0, retries: 1, errorCode: 'out-of-memory' });
    tracing.jobChanged(`job-${id}`);
  };
  return { tracing, addJob, logs };
}

const attributesOf = ({ attributes }: Span) => Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

it('sends a job and its steps as one trace, once, without its prompt', async () => {
  const collector = await openCollector();
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.endpoint}/`, OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b', OTEL_SERVICE_NAME: 'studio 1' };
  const { tracing, addJob } = await openTracing(environment);
  await addJob('a');
  tracing.jobChanged('job-a');
  await tracing.dispose();
  expect(collector.posts).toHaveLength(1);
  const [{ path, headers, body }] = collector.posts;
  expect([path, headers['content-type'], headers['x-key']]).toEqual(['/v1/traces', 'application/json', 'a b']);
  expect(body.resourceSpans[0].resource.attributes).toEqual([
    { key: 'service.name', value: { stringValue: 'studio 1' } },
    { key: 'service.version', value: { stringValue: '1.2.3' } },
  ]);
  const [job, base, letter] = collector.spans();
  expect(job).toMatchObject({
    name: 'galley.job',
    kind: 1,
    startTimeUnixNano: '1772359200000000000',
    endTimeUnixNano: '1772359204000000000',
    status: { code: 1 },
  });
  expect([job.traceId, job.spanId]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{16}$/)]);
  expect(base).toMatchObject({ name: 'generate_content flux', traceId: job.traceId, parentSpanId: job.spanId, endTimeUnixNano: '1772359202500250000' });
  expect(attributesOf(base)).toMatchObject({
    'gen_ai.operation.name': 'generate_content',
    'gen_ai.request.model': 'flux',
    'gen_ai.request.seed': '7',
    'gen_ai.output.type': 'image',
    'galley.cost_usd': 0.25,
    'galley.step.peak_bytes': '9',
  });
  expect(letter).toMatchObject({ name: 'galley.step letter', kind: 1, parentSpanId: job.spanId, status: { code: 2 } });
  expect(attributesOf(letter)).toMatchObject({ 'error.type': 'out-of-memory', 'galley.step.retries': '1' });
  expect(JSON.stringify(body)).not.toContain('SECRET');
});

it('sends prompts only on request', async () => {
  const collector = await openCollector();
  const { tracing, addJob } = await openTracing({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.endpoint}/own`,
    OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: 'true',
  });
  await addJob('a');
  await tracing.dispose();
  expect(collector.posts[0].path).toBe('/own');
  expect(attributesOf(collector.spans()[1])['gen_ai.input.messages']).toContain('SECRET words');
});

it('tries again when the collector is busy', async () => {
  const collector = await openCollector([503]);
  const { addJob, logs, tracing } = await openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  await addJob('a');
  await expect.poll(() => collector.posts.length).toBe(2);
  expect(collector.posts[1].body).toEqual(collector.posts[0].body);
  await tracing.dispose();
  expect(logs).toEqual([]);
});

it('is told once when there is no collector, and nothing waits for it', async () => {
  const collector = await openCollector();
  for (const close of closing.splice(0)) await close();
  const { addJob, logs, tracing } = await openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  await addJob('a');
  await expect.poll(() => logs.length).toBe(1);
  await addJob('b');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await tracing.dispose();
  expect(logs).toEqual([expect.stringMatching(/^Traces could not be sent to 127\.0\.0\.1:\d+ and are dropped until they can/)]);
});

it('is off unless an address is given', () => {
  expect(tracingFrom({})).toBeNull();
  expect(tracingFrom({ OTEL_EXPORTER_OTLP_ENDPOINT: 'not an address' })).toBeNull();
  expect(tracingFrom({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://x', OTEL_SDK_DISABLED: 'true' })).toBeNull();
  expect(tracingFrom({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://x:4318', OTEL_RESOURCE_ATTRIBUTES: 'team=art,service.name=other' })).toEqual({
    url: 'http://x:4318/v1/traces',
    headers: {},
    timeoutMs: 10_000,
    serviceName: 'other',
    resource: { team: 'art', 'service.name': 'other' },
    hasPrompts: false,
  });
});
