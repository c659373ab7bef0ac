import { AppError } from '../../../../shared/errors.ts';
import { type Answer, jsonOf, refusalFor } from '../../http-calls.ts';

export const VENDOR = 'Stability AI';

interface ErrorBody {
  id?: unknown;
  name?: unknown;
  errors?: unknown;
  message?: unknown;
}

/**
 * What an answer that is no picture means: `{id, name, errors[]}`. Documented for 400, 403 (`content_moderation`), 413, 422, 429 and 500; 401 and 402 are not in the description of
 * single endpoints and taken for what they mean in HTTP. Failed generations are free (https://platform.stability.ai/pricing).
 */
export function errorOf(answer: Answer, now: Date): AppError {
  const body = (jsonOf(answer) ?? {}) as ErrorBody;
  const errors = Array.isArray(body.errors) ? body.errors.map(String) : [];
  const message = errors.join('; ') || (typeof body.message === 'string' ? body.message : '');
  const vendorCode = typeof body.name === 'string' ? body.name : undefined;
  const requestId = typeof body.id === 'string' ? body.id : answer.header('x-request-id');
  const details = { ...(vendorCode ? { vendorCode } : {}), ...(requestId ? { requestId } : {}) };
  if (vendorCode === 'content_moderation') {
    return new AppError('refused', `${VENDOR} refused the request: ${message || 'its moderation flagged it'}`.replace(/[.!?]?$/, '.'), {
      details: { status: answer.status, isBilled: false, ...details },
    });
  }
  if (answer.status === 413) {
    return new AppError('invalid-request', `${VENDOR} takes requests of 10 MB at most.`, { details: { status: 413, isBilled: false, ...details } });
  }
  return refusalFor(answer, { vendor: VENDOR, message, now, details });
}

/**
 * A picture that came blurred. Whether it is billed is not documented, so the error does not claim to know unless the connection's option says what the team's invoices show.
 * @param isBilled option `filteredIsBilled` of the connection
 */
export function filteredError(requestId: string | null, isBilled: boolean | undefined): AppError {
  const money = isBilled === undefined ? ' Whether it bills such a picture is not documented.' : '';
  return new AppError('refused', `${VENDOR} made the picture, found it against its rules and sent it blurred; it was thrown away.${money}`, {
    details: { status: 200, vendorCode: 'CONTENT_FILTERED', ...(isBilled === undefined ? {} : { isBilled }), ...(requestId ? { requestId } : {}) },
  });
}
