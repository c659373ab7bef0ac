import type { ConnectionTest } from '../../../../shared/connections.ts';
import { exchange, jsonOf } from '../../http-calls.ts';
import type { AdapterParts } from '../../remote-model.ts';
import { oddAnswer, probe } from '../hosted/calls.ts';
import { falRefusal, VENDOR } from './wire.ts';

const TEST_MS = 15_000;

interface Price {
  endpoint_id: string;
  unit_price: number;
  unit: string;
  currency: string;
}

/** The queue has no free question; fal's platform tells prices, and wants the key for it. An address of its own is asked itself. */
function platformOf(baseUrl: string): string {
  const { hostname } = new URL(baseUrl);
  return /(^|\.)fal\.run$/.test(hostname) ? 'https://api.fal.ai' : baseUrl;
}

/**
 * Asks for the prices of the offered models: that is free and shows that the key works.
 * https://fal.ai/docs/platform-apis/v1/models/pricing
 */
export function testFal(parts: AdapterParts, authorizationOf: (parts: AdapterParts) => Record<string, string>, signal: AbortSignal): Promise<ConnectionTest> {
  return probe(parts, signal, async () => {
    const { baseUrl, models } = parts.connection;
    const headers = authorizationOf(parts);
    const endpoints = models.map(({ vendorModel }) => `endpoint_id=${encodeURIComponent(vendorModel)}`).join('&');
    const url = `${platformOf(baseUrl)}/v1/models/pricing?${endpoints}`;
    const answer = await exchange(parts.http, { url, headers, signal, idleMs: TEST_MS }, { maxBytes: 2 ** 20, deadlineMs: TEST_MS });
    if (answer.status >= 300) throw falRefusal(answer, parts.clock());
    const given = (jsonOf(answer) as { prices?: unknown } | null)?.prices;
    if (!Array.isArray(given)) throw oddAnswer(VENDOR, 'answers, but not as fal does; check the address.');
    const prices = (given as Price[]).filter((price) => typeof price?.endpoint_id === 'string' && typeof price.unit_price === 'number');
    const told = prices.map((price) => `fal’s list says ${price.unit_price} ${price.currency} per ${price.unit} for ${price.endpoint_id}.`);
    const silent = models.filter(({ vendorModel }) => !prices.some(({ endpoint_id: id }) => id === vendorModel));
    const unknown = silent.map(
      ({ label, vendorModel }) => `fal’s list has no price for ${vendorModel} (${label}); check its name, and say what a picture costs.`,
    );
    return { isOk: true, messages: ['The key works.', ...told, ...unknown], balance: null, vendorModels: [] };
  });
}
