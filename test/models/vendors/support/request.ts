import type { RemoteRequest } from '../../../../electron/models/remote-model.ts';

/** A request that every model understands; options that not every one has are left out. */
export function requestOf(changes: Partial<RemoteRequest> = {}): RemoteRequest {
  return {
    kind: 'generate',
    prompt: 'a brass door plate',
    negativePrompt: '',
    width: 1024,
    height: 1024,
    seeds: [7],
    isDraft: false,
    transparentBackground: false,
    steps: null,
    guidance: null,
    image: null,
    mask: null,
    strength: null,
    params: {},
    thrift: {},
    ...changes,
  };
}
