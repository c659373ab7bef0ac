import { createHttpClient, type HttpClientConfig, type HttpReply } from '../net/http-client.ts';

export type { HttpReply };

/** Asks for an address. @throws what HttpClient's `send` throws */
export type HttpGet = (url: string, headers: Record<string, string>, signal?: AbortSignal) => Promise<HttpReply>;

export function createHttpGet(config: HttpClientConfig): HttpGet {
  const client = createHttpClient(config);
  return (url, headers, signal) => client.send({ url, headers, signal });
}
