import { z } from 'zod';
import type { Connection } from '../../../shared/connections.ts';
import { AppError } from '../../../shared/errors.ts';

/** Time for one call, ms, from the first byte sent to the last picture fetched: large pictures on a busy engine take minutes. */
const USUAL_TIMEOUT_MS = 10 * 60_000;
const LONGEST_TIMEOUT_MS = 24 * 3_600_000;

/**
 * How long one call of a connection may take, ms: its option `timeoutMs`, else ten minutes. Every adapter ends a call then (`timeout`), however busily the server drips.
 * @throws AppError invalid-input unless it is a number from 100 ms to a day
 */
export function timeoutOf({ options, label }: Pick<Connection, 'options' | 'label'>): number {
  const { timeoutMs = USUAL_TIMEOUT_MS } = options;
  if (typeof timeoutMs === 'number' && timeoutMs >= 100 && timeoutMs <= LONGEST_TIMEOUT_MS) return timeoutMs;
  throw new AppError('invalid-input', `The option timeoutMs of ${label} must be a number of milliseconds from 100 to ${LONGEST_TIMEOUT_MS}.`, {
    details: { timeoutMs },
  });
}

/** `timeoutMs`, for forms. */
export const timeoutSetting = z.object({ timeoutMs: z.number().min(100).max(LONGEST_TIMEOUT_MS).default(USUAL_TIMEOUT_MS) });
