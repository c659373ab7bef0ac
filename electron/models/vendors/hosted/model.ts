import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { AdapterParts, RemoteCapabilities, RemoteContext, RemoteModel, RemoteRequest, RemoteResult } from '../../remote-model.ts';

/** What a vendor's file says about one of its models; the rest of a RemoteModel is the same for all of them. */
export interface HostedModel {
  vendor: string;
  offered: OfferedModel;
  capabilities: RemoteCapabilities;
  /** Names in a request's `params` that the model understands. */
  params: readonly string[];
  /** What cannot be followed besides what the capabilities say, whole sentences. */
  warnings(request: RemoteRequest): string[];
  /** US dollars of one request by the vendor's list; null = the list does not say. */
  listPrice(request: RemoteRequest): number | null;
  /** The request fits the capabilities: openGuarded sees to it. */
  perform(request: RemoteRequest, context: RemoteContext): Promise<RemoteResult>;
  resume?: RemoteModel['resume'];
}

/** Capabilities of a service that is paid, has no accelerator of ours, and tells nothing until it answers. */
export const HOSTED: RemoteCapabilities = {
  generate: false,
  editWithMask: false,
  remix: false,
  upscale: false,
  transparentBackground: false,
  batch: 1,
  seed: false,
  negativePrompt: false,
  steps: false,
  guidance: false,
  sizes: { minSide: 1, maxSide: 8192, multipleOf: 1 },
  cancel: false,
  progress: false,
  previews: false,
  letteringAreas: false,
  isPaid: true,
  resume: false,
  isSingleLane: false,
};

/** A vendor's model as the app calls it. */
export function hostedModel({ connection }: AdapterParts, model: HostedModel): RemoteModel {
  const { vendor, offered, capabilities } = model;
  const warnings = (request: RemoteRequest) => [...new Set([...leftOut(request, model), ...model.warnings(request)])];
  return {
    id: offered.id,
    label: offered.label,
    vendor,
    connectionId: connection.id,
    host: new URL(connection.baseUrl).host,
    capabilities,
    warnings,
    price(request) {
      const listed = listedPrice(model, request);
      if (listed !== null) return listed;
      return offered.assumedUsd === null ? null : offered.assumedUsd * request.seeds.length;
    },
    async call(request, context) {
      const result = await model.perform(request, context);
      return { ...result, warnings: [...new Set([...warnings(request), ...result.warnings])] };
    },
    ...(model.resume ? { resume: model.resume } : {}),
  };
}

/** A request that the model will refuse has no price. */
function listedPrice(model: HostedModel, request: RemoteRequest): number | null {
  try {
    return model.listPrice(request);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Options of a request that the capabilities rule out. */
function leftOut(request: RemoteRequest, { capabilities, offered: { label }, params }: HostedModel): string[] {
  const unknown = Object.keys(request.params).filter((name) => !params.includes(name));
  const said: [boolean, string][] = [
    [request.negativePrompt !== '' && !capabilities.negativePrompt, `${label} knows no negative prompt; it is left out.`],
    [request.steps !== null && !capabilities.steps, `${label} chooses its own number of steps.`],
    [request.guidance !== null && !capabilities.guidance, `${label} chooses its own guidance.`],
    [request.transparentBackground && !capabilities.transparentBackground, `${label} cannot leave the background transparent.`],
    // A repainted place is read back and taken or not: nobody asks for it again by its seed.
    [!capabilities.seed && request.kind === 'generate', `${label} takes no seed: the same request gives another picture each time.`],
    [unknown.length > 0, `${label} does not know ${unknown.map((name) => `“${name}”`).join(', ')}; left out.`],
  ];
  return said.filter(([applies]) => applies).map(([, sentence]) => sentence);
}

/** A word among the request's params. @throws AppError invalid-request when it is none of `allowed` */
export function wordParam<T extends string>({ params }: RemoteRequest, name: string, allowed: readonly T[]): T | null {
  const value = params[name];
  if (value === undefined) return null;
  const word = allowed.find((candidate) => candidate === value);
  if (word) return word;
  throw new AppError('invalid-request', `“${name}” must be ${allowed.join(', ')}, not ${JSON.stringify(value)}.`, { details: { isBilled: false } });
}

/** A number among the request's params. @throws AppError invalid-request when it is none from `least` to `most` */
export function numberParam({ params }: RemoteRequest, name: string, least: number, most: number): number | null {
  const value = params[name];
  if (value === undefined) return null;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new AppError('invalid-request', `“${name}” must be a number from ${least} to ${most}, not ${JSON.stringify(value)}.`, { details: { isBilled: false } });
}
