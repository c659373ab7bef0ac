/** Codes of errors that cross the contract; the window and the command line pick their words from them. */
export const ERROR_CODES = [
  // what the user gave
  'invalid-input',
  'empty-prompt',
  'prompt-too-long',
  'broken-table',
  'not-found',
  'conflict',
  'unreadable-image',
  'unsupported-image',
  'image-too-large',
  'text-does-not-fit',
  'missing-glyph',
  'corrupt-font',
  'ambiguous-region',
  // what the project or the disk refuses
  'database-newer',
  'database-corrupt',
  'disk-full',
  'read-only',
  'path-escape',
  'file-exists',
  'not-approved',
  'lettering-wrong',
  'forbidden',
  // what a model or its host says
  'out-of-memory',
  'rate-limited',
  'refused',
  'invalid-request',
  'auth',
  'quota',
  'unavailable',
  'timeout',
  'maybe-billed',
  // what a person must decide about money first
  'price-unknown',
  'budget-exceeded',
  'cancelled',
  // faults
  'crashed',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface AppErrorOptions {
  cause?: unknown;
  /** True when the same call may succeed later without a change by the user. */
  retryable?: boolean;
  /** Plain data that says where: a file, a line, a field, a limit. */
  details?: Record<string, unknown>;
}

/** The one error type that Galley throws on purpose. `message` is a whole sentence that says what went wrong and where. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** How an error crosses a process, thread or contract boundary. */
export interface ErrorShape {
  code: ErrorCode;
  message: string;
  retryable: boolean;
  details: Record<string, unknown>;
}

/** Any thrown value as plain data; system errors of the disk get their own codes, the rest is `internal`. */
export function toErrorShape(error: unknown): ErrorShape {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, retryable: error.retryable, details: error.details };
  }
  const { code, message, path } = (error ?? {}) as { code?: unknown; message?: unknown; path?: unknown };
  const text = typeof message === 'string' ? message : String(error);
  const details = typeof path === 'string' ? { path } : {};
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return { code: 'disk-full', message: `The disk is full: ${text}`, retryable: true, details };
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN') {
    return { code: 'read-only', message: `This place cannot be written to: ${text}`, retryable: false, details };
  }
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', message: 'Cancelled.', retryable: false, details };
  return { code: 'internal', message: text, retryable: false, details };
}

/** Rebuilds the error on the other side of a boundary. */
export function fromErrorShape(shape: ErrorShape): AppError {
  return new AppError(shape.code, shape.message, { retryable: shape.retryable, details: shape.details });
}
