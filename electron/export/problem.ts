import type { ErrorCode } from '../../shared/errors.ts';

/** What stops an export: the sentence goes into the pre-flight, the code into the error when it is run all the same. */
export interface Problem {
  code: ErrorCode;
  text: string;
}
