import type { ErrorCode } from '../../shared/errors.ts';

/** Errors of a model that another model may not have. A call that may have been billed is not among them: no second bill without a person's word. */
export const FALL_BACK_ON: readonly ErrorCode[] = ['out-of-memory', 'rate-limited', 'refused', 'invalid-request', 'auth', 'quota', 'unavailable', 'timeout'];

/** Errors of a picture that will not get better by reading it again. */
export const SPOILED: readonly ErrorCode[] = ['unreadable-image', 'unsupported-image', 'image-too-large'];
