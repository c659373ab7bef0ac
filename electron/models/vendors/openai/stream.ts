import { AppError } from '../../../../shared/errors.ts';
import type { HttpClient, HttpReply, HttpRequest } from '../../../net/http-client.ts';
import { type Answer, imageFromBase64, MAX_ANSWER_BYTES } from '../../http-calls.ts';
import type { EncodedImage } from '../../remote-model.ts';
import { oddAnswer, recordOf, textIn } from '../hosted/calls.ts';

export interface StreamOptions {
  vendor: string;
  /** Of the whole exchange, ms. */
  deadlineMs: number;
  onPreview(preview: EncodedImage): void;
}

export type Streamed = { answer: Answer } | { requestId: string | null; completed: Record<string, unknown> };

/**
 * Sends a request whose answer may be server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): `*.partial_image` are handed on, `*.completed` ends it.
 * Any other answer is given back whole: servers that only speak like OpenAI may not stream.
 * @throws AppError as exchange; unavailable (`phase: body`) when the events end without a picture or say that something failed
 */
export async function exchangeStream(http: HttpClient, request: HttpRequest, options: StreamOptions): Promise<Streamed> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), options.deadlineMs);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline.signal]) : deadline.signal;
  let phase: 'sent' | 'body' = 'sent';
  try {
    const reply = await http.send({ ...request, signal });
    phase = 'body';
    const isStream = reply.status === 200 && /^text\/event-stream/.test(reply.header('content-type') ?? '');
    if (!isStream) return { answer: await wholeAnswer(reply, options.vendor) };
    return { requestId: reply.header('x-request-id'), completed: await completedEvent(reply, options) };
  } catch (error) {
    if (!deadline.signal.aborted || request.signal?.aborted) throw error;
    throw new AppError('timeout', `${options.vendor} did not finish within ${Math.round(options.deadlineMs / 1000)} s.`, {
      retryable: true,
      details: { phase },
    });
  } finally {
    clearTimeout(timer);
  }
}

async function wholeAnswer(reply: HttpReply, vendor: string): Promise<Answer> {
  const parts: Uint8Array[] = [];
  for await (const part of bounded(reply, vendor)) parts.push(part);
  return { status: reply.status, header: reply.header, bytes: Buffer.concat(parts) };
}

async function* bounded(reply: HttpReply, vendor: string): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const part of reply.body) {
    total += part.length;
    if (total > MAX_ANSWER_BYTES) {
      reply.close();
      throw oddAnswer(vendor, `sends more than ${Math.round(MAX_ANSWER_BYTES / 2 ** 20)} MB; the answer was not read on.`);
    }
    yield part;
  }
}

async function completedEvent(reply: HttpReply, { vendor, onPreview }: StreamOptions): Promise<Record<string, unknown>> {
  for await (const event of eventsOf(reply, vendor)) {
    const type = textIn(event.type) ?? '';
    const base64 = textIn(event.b64_json);
    if (type.endsWith('.partial_image') && base64) onPreview(imageFromBase64(base64, vendor));
    if (type.endsWith('.completed')) return event;
    if (type === 'error')
      throw oddAnswer(vendor, `broke off: ${textIn(recordOf(event.error).message) ?? textIn(event.message) ?? 'no reason was given'}.`.replace(/\.\.$/, '.'));
  }
  throw oddAnswer(vendor, 'ended its answer without the finished picture.');
}

/** The JSON of each event's data. */
async function* eventsOf(reply: HttpReply, vendor: string): AsyncGenerator<Record<string, unknown>> {
  const decoder = new TextDecoder();
  let pending: string[] = [];
  let line: string[] = [];
  for await (const part of bounded(reply, vendor)) {
    const pieces = decoder.decode(part, { stream: true }).split(/\r\n|\n|\r/);
    for (const [index, piece] of pieces.entries()) {
      line.push(piece);
      if (index === pieces.length - 1) continue;
      const text = line.join('');
      line = [];
      if (text.startsWith('data:')) pending.push(text.slice(5).trimStart());
      if (text === '' && pending.length > 0) {
        const event = parsed(pending.join('\n'));
        pending = [];
        if (event) yield event;
      }
    }
  }
}

function parsed(data: string): Record<string, unknown> | null {
  try {
    return recordOf(JSON.parse(data));
  } catch {
    return null;
  }
}
