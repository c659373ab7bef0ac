import { AppError } from '../../../../shared/errors.ts';
import { type Answer, jsonOf, refusalFor } from '../../http-calls.ts';
import { listOf, recordOf, textIn } from '../hosted/calls.ts';

/** Codes that mean: no money. https://developers.openai.com/api/docs/guides/error-codes; billing_hard_limit_reached was last seen in 2023. */
const NO_MONEY = ['insufficient_quota', 'credit_balance_exhausted', 'billing_hard_limit_reached'];
const MODERATED = ['moderation_blocked', 'content_policy_violation'];

/**
 * What `{error: {message, type, param, code}}` means. 429 is either a rate limit (wait) or an empty account (do not). A prompt that is refused on its way in made nothing; whether a
 * picture is billed that was refused on its way out is not documented, so the error does not claim to know.
 */
export function errorOf(answer: Answer, vendor: string, now: Date): AppError {
  const error = recordOf(recordOf(jsonOf(answer)).error);
  const message = textIn(error.message) ?? '';
  const code = textIn(error.code) ?? textIn(error.type);
  const requestId = answer.header('x-request-id');
  const details = { ...(code ? { vendorCode: code } : {}), ...(requestId ? { requestId } : {}) };
  const { status } = answer;
  if (code !== null && MODERATED.includes(code)) return refusedError(vendor, message, error, { status, ...details });
  if (code !== null && (NO_MONEY.includes(code) || error.type === 'insufficient_quota')) {
    return new AppError('quota', `${vendor}: the account has no money left. Add credit, or use another connection.`, {
      details: { status, isBilled: false, ...details },
    });
  }
  if (code === 'model_not_found') {
    return new AppError('unavailable', `${vendor} does not have this model (any more): ${message || 'no reason was given'}`.replace(/[.!?]?$/, '.'), {
      details: { status, isBilled: false, ...details },
    });
  }
  if (status === 403 && /verif/i.test(message)) {
    return new AppError('auth', `${vendor} (403): ${message}`.replace(/[.!?]?$/, '.'), { details: { status, isBilled: false, ...details } });
  }
  return refusalFor(answer, { vendor, message, now, details });
}

function refusedError(vendor: string, message: string, error: Record<string, unknown>, details: Record<string, unknown>): AppError {
  const { moderation_stage: stage, categories } = recordOf(error.moderation_details);
  const reasons = listOf(categories).filter((category) => typeof category === 'string');
  const isPicture = stage === 'output';
  const what = isPicture ? 'made the picture and held it back' : 'refused the request';
  const why = reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
  return new AppError('refused', `${vendor} ${what}${why}: ${message || 'its moderation flagged it'}`.replace(/[.!?]?$/, '.'), {
    details: { ...details, ...(isPicture ? {} : { isBilled: false }) },
  });
}
