import { AppError } from '../../../shared/errors.ts';

/** The same error; where nothing listens it says what to do as well. */
export function withStartHint(error: unknown, program: string, remote: string): unknown {
  if (!(error instanceof AppError) || error.details.phase !== 'connect') return error;
  const { code, message, retryable, details } = error;
  return new AppError(code, `${message} Start ${program}, or correct the address; ${remote}.`, { cause: error, retryable, details });
}
