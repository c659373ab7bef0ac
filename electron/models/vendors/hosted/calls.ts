import type { ConnectionTest } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { AdapterParts } from '../../remote-model.ts';

/** The connection's key. @throws AppError auth when none is set */
export function keyOf({ key, connection }: AdapterParts, variable: string): string {
  const value = key()?.trim();
  if (value && !/^[\x21-\x7e]+$/.test(value)) {
    throw new AppError('auth', `The key of ${connection.label} holds characters that no key has; enter it again.`, { details: { isBilled: false } });
  }
  if (value) return value;
  throw new AppError('auth', `No key is set for ${connection.label}. Enter it on the Models page, or set ${variable} in the environment.`, {
    details: { isBilled: false },
  });
}

/** An answer that was understood, but is not what was asked for; what was asked may have been done and billed. */
export function oddAnswer(vendor: string, what: string, details: Record<string, unknown> = {}): AppError {
  return new AppError('unavailable', `${vendor} ${what}`, { details: { phase: 'body', ...details } });
}

/** A JSON object; {} for anything else. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** A text that says something; null for anything else. */
export const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
export const numberIn = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

export type Finding = Omit<ConnectionTest, 'at' | 'latencyMs' | 'memory'>;

/** Runs a free question and times it. What the server or the network does becomes a message. */
export async function probe({ clock }: AdapterParts, signal: AbortSignal, ask: () => Promise<Finding>): Promise<ConnectionTest> {
  const start = clock();
  const at = start.toISOString();
  try {
    const finding = await ask();
    return { at, latencyMs: clock().getTime() - start.getTime(), memory: null, ...finding };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    const answered = typeof error.details.status === 'number';
    const latencyMs = answered ? clock().getTime() - start.getTime() : null;
    return { at, isOk: false, latencyMs, messages: [error.message], balance: null, vendorModels: [], memory: null };
  }
}
