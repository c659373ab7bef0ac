import type { RemoteModel } from '../models/remote-model.ts';
import type { ModelQuote, QuoteAsked } from '../routing/quote.ts';
import { remoteRequest } from './remote-step.ts';

/** What a model says to a render before anything is sent: its price, and options that it cannot follow. */
export function quoteOf(model: RemoteModel, { width, height, params, isDraft }: QuoteAsked): ModelQuote {
  const words = { prompt: 'x', intent: 'general' as const, object: [], style: [], texts: [] };
  const request = remoteRequest({ model: model.id, ...words, width, height, params, isDraft, transparentBackground: false }, 0);
  const usd = model.price(request);
  return { usd, isPaid: model.capabilities.isPaid || (usd ?? 0) > 0, warnings: model.warnings(request) };
}
