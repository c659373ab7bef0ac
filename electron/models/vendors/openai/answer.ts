import { imageFromBase64 } from '../../http-calls.ts';
import type { AdapterParts, RemoteImage, RemoteResult } from '../../remote-model.ts';
import { listOf, numberIn, oddAnswer, recordOf, textIn } from '../hosted/calls.ts';
import { fetchPicture } from '../hosted/links.ts';
import type { TokenPrices } from './table.ts';

export interface AnswerContext {
  vendor: string;
  requestId: string | null;
  wanted: number;
  prices: TokenPrices | null;
  signal: AbortSignal;
  timeoutMs: number;
  /** What was done to the request, whole sentences. */
  notes: string[];
}

/** `{data: [{b64_json | url}], usage}` as a result. @throws AppError unavailable when it holds no picture; what fetchPicture throws for links */
export async function resultOf(parts: AdapterParts, body: unknown, context: AnswerContext): Promise<RemoteResult> {
  const { vendor, requestId, wanted, signal, timeoutMs, notes } = context;
  const details = requestId ? { requestId } : {};
  const images: RemoteImage[] = [];
  for (const item of listOf(recordOf(body).data).map(recordOf)) {
    const base64 = textIn(item.b64_json);
    const url = textIn(item.url);
    if (base64) images.push({ ...imageFromBase64(base64, vendor), seed: null });
    else if (url) images.push({ ...(await fetchPicture(parts, url, { vendor, signal, timeoutMs, details })), seed: null });
  }
  if (images.length === 0) throw oddAnswer(vendor, 'answered without a picture.', details);
  const missing = wanted - images.length;
  return {
    images: images.slice(0, wanted),
    costUsd: costOf(recordOf(body).usage, context.prices),
    warnings: [...notes, ...(missing > 0 ? [`${vendor} gave ${images.length} of ${wanted} pictures.`] : [])],
    peakBytes: null,
    requestId,
  };
}

/** US dollars of the tokens that the vendor counted; null without a count or prices. */
export function costOf(usage: unknown, prices: TokenPrices | null): number | null {
  const { input_tokens: input, output_tokens: output, input_tokens_details: details } = recordOf(usage);
  const outTokens = numberIn(output);
  if (prices === null || outTokens === null) return null;
  const imageTokens = numberIn(recordOf(details).image_tokens) ?? 0;
  const textTokens = numberIn(recordOf(details).text_tokens) ?? Math.max(0, (numberIn(input) ?? 0) - imageTokens);
  return (textTokens * prices.textIn + imageTokens * prices.imageIn + outTokens * prices.imageOut) / 1e6;
}
