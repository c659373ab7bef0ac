import { adapterKinds } from '../../electron/models/vendors/index.ts';
import type { Connection } from '../../shared/connections.ts';
import { FakeWebui } from '../../test/fakes/a1111.ts';
import { FakeComfyUi } from '../../test/fakes/comfyui.ts';
import type { Weather } from '../../test/fakes/fake-server.ts';
import { type FakeServer, startFake } from '../../test/fakes/fake-server.ts';
import { createFakeFal } from '../../test/fakes/fal.ts';
import { createFakeEndpoint } from '../../test/fakes/generic.ts';
import { fakeIdeogram } from '../../test/fakes/ideogram.ts';
import { fakeOpenAi } from '../../test/fakes/openai.ts';
import { createFakeReplicate } from '../../test/fakes/replicate.ts';
import { fakeStability } from '../../test/fakes/stability.ts';

export const KEY = 'canary-key-of-the-weather-bench';

/** A fake vendor, the connection to it and the weathers it knows. */
export interface Vendor {
  connection: Connection;
  /** The model that jobs ask for. */
  model: string;
  server: FakeServer;
  /** An engine of one's own: it costs nothing. */
  isLocal: boolean;
}

/** Longest that a call may take here, ms: silence and dripping end then. */
const TIMEOUT_MS = 2500;
/** What a picture costs where the vendor publishes no price and the team says it. */
const ASSUMED_USD = 0.05;

/** What only some vendors can do wrong; everything else any of them can. */
const LOCAL_ONLY: readonly Weather[] = ['out-of-memory'];

/** Every vendor on a socket of its own. @param climate what goes wrong with the next request, of those that this vendor knows */
export async function startVendors(climate: (known: (weather: Weather) => boolean) => Weather | null): Promise<Vendor[]> {
  const starts: [Connection['kind'], string, () => Promise<FakeServer>][] = [
    ['comfyui', 'sdxl', () => startFake((parts) => new FakeComfyUi(parts))],
    ['a1111', 'sdxl', () => startFake((parts) => new FakeWebui(parts))],
    ['stability', 'sd3.5-large', () => startFake((parts) => fakeStability(parts, { key: KEY, credits: 1e6, pixels: 128 * 128 }))],
    ['openai', 'gpt-image-flare', () => startFake((parts) => fakeOpenAi(parts, { key: KEY }))],
    ['ideogram', 'ideogram-v1', () => startFake((parts) => fakeIdeogram(parts, { key: KEY }))],
    ['replicate', 'sd3.5-large', () => startFake((parts) => createFakeReplicate(parts, { key: KEY, usdPerImage: ASSUMED_USD }))],
    ['fal', 'sdxl', () => startFake((parts) => createFakeFal(parts, { key: KEY, usdPerImage: ASSUMED_USD }))],
    ['generic', 'endpoint', () => startFake((parts) => createFakeEndpoint(parts, { key: null, usdPerImage: ASSUMED_USD }))],
  ];
  const vendors: Vendor[] = [];
  for (const [kind, model, start] of starts) {
    const server = await start();
    const isLocal = kind === 'comfyui' || kind === 'a1111';
    server.climate = () => climate((weather) => isLocal || !LOCAL_ONLY.includes(weather));
    vendors.push({ server, connection: connectionTo(kind, model, server.url), model: `${kind}-${model}`, isLocal });
  }
  return vendors;
}

/** Models get ids of their own, so that every job goes to one vendor. */
function connectionTo(kind: Connection['kind'], model: string, baseUrl: string): Connection {
  const { label, defaultModels } = adapterKinds().find((known) => known.kind === kind)!;
  const offered = defaultModels.find(({ id }) => id === model)!;
  // OpenAI publishes no price for pictures this small.
  const assumedUsd = ['openai', 'replicate', 'fal', 'generic'].includes(kind) ? ASSUMED_USD : null;
  return {
    id: kind,
    kind,
    label,
    baseUrl: kind === 'generic' ? `${baseUrl}/api/generate` : baseUrl,
    isEnabled: true,
    models: [{ ...offered, id: `${kind}-${model}`, assumedUsd }],
    options: { timeoutMs: TIMEOUT_MS },
  };
}
