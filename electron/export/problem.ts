import type { ErrorCode } from '../../shared/errors.ts';
import type { ExportIssueId } from '../../shared/export-checks.ts';
import type { Said } from '../../shared/sentence.ts';

/** What stops an export: the sentence goes into the pre-flight, the code into the error when it is run all the same. */
export interface Problem extends Said {
  code: ErrorCode;
}

/** A problem of the pre-flight, with the issue that it is a part of. */
export interface FoundProblem extends Problem {
  issue: ExportIssueId;
}
