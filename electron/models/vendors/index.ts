import { AppError } from '../../../shared/errors.ts';
import type { Adapter, AdapterKind, AdapterParts } from '../remote-model.ts';
import { a1111Kind } from './a1111/index.ts';
import { comfyuiKind } from './comfyui/index.ts';
import { falKind } from './fal/index.ts';
import { genericKind } from './generic/index.ts';
import { openGuarded } from './guard.ts';
import { ideogramKind } from './ideogram/index.ts';
import { openaiKind } from './openai/index.ts';
import { replicateKind } from './replicate/index.ts';
import { stabilityKind } from './stability/index.ts';

const KINDS = [comfyuiKind, a1111Kind, stabilityKind, openaiKind, ideogramKind, replicateKind, falKind, genericKind];

/** Every kind of connection, in the order in which lists show them: engines of one's own first. What they open gives nothing away that holds a key (see openGuarded). */
export function adapterKinds(): AdapterKind[] {
  return KINDS.map((kind) => ({ ...kind, open: (parts) => openGuarded(kind, parts) }));
}

/**
 * Puts a connection to work.
 * @throws AppError invalid-input for options that make no sense
 */
export function openAdapter(connection: AdapterParts['connection'], parts: Omit<AdapterParts, 'connection'>): Adapter {
  const kind = adapterKinds().find((candidate) => candidate.kind === connection.kind);
  if (!kind) throw new AppError('invalid-input', `${connection.label} is of a kind that this version does not know.`, { details: { kind: connection.kind } });
  return kind.open({ connection, ...parts });
}
