import type { OfferedModel } from '../../../../shared/connections.ts';
import type { AdapterParts, RemoteModel } from '../../remote-model.ts';
import { type HostedModel, hostedModel } from '../hosted/model.ts';
import { type Mapping, mappedParams, mappedWarnings } from './mapping.ts';

/** What a vendor's file says besides the mapping; without a list of prices, none is known. */
export type MappedModel = Pick<HostedModel, 'vendor' | 'capabilities' | 'perform'> & Partial<Pick<HostedModel, 'listPrice' | 'resume'>>;

/** A model whose requests are made by the templates of a mapping. */
export function mappedModel(parts: AdapterParts, offered: OfferedModel, mapping: Mapping, model: MappedModel): RemoteModel {
  return hostedModel(parts, {
    offered,
    params: mappedParams(mapping),
    warnings: (request) => mappedWarnings(mapping, model.capabilities, request),
    listPrice: () => null,
    ...model,
  });
}
