import type { ErrorCode } from '../../shared/errors.ts';
import { msg, t } from '../words/t.ts';

/** What a person reads: what happened, and what they can do about it. */
export interface ErrorWords {
  title: string;
  advice: string;
  /** The studio's own sentence: it names the file, line or limit. */
  detail: string;
}

type Words = readonly [title: string, advice: string];

const WORDS: Record<ErrorCode, Words> = {
  'invalid-input': [msg('That cannot be used as it is'), msg('Correct it and try again.')],
  'empty-prompt': [msg('The prompt is empty'), msg('Write what should be seen, then queue it.')],
  'prompt-too-long': [msg('The prompt is too long'), msg('Galley takes up to 20,000 characters. Shorten it or split it into lines.')],
  'broken-table': [msg('The table could not be read'), msg('Check the quotes and separators in the lines that are named.')],
  'not-found': [msg('It is no longer there'), msg('Somebody else may have removed it. The list is refreshed.')],
  conflict: [msg('It changed in the meantime'), msg('Look at the newest version and decide again.')],
  'unreadable-image': [msg('The image cannot be read'), msg('The file is damaged or is not an image. Export it again and retry.')],
  'unsupported-image': [msg('This kind of image is not taken'), msg('Use PNG, JPEG, WebP, AVIF or TIFF.')],
  'image-too-large': [msg('The image is too large'), msg('Scale it down first: up to 4096 px a side.')],
  'text-does-not-fit': [msg('The lettering does not fit'), msg('Give it a larger box, fewer words or a narrower font.')],
  'missing-glyph': [msg('The font has no such letter'), msg('Choose another font, or leave the choice to Galley.')],
  'corrupt-font': [msg('The font is damaged'), msg('Choose another font.')],
  'ambiguous-region': [msg('It is not clear which text is meant'), msg('Draw a box around the text that should change.')],
  'database-newer': [msg('This project was made with a newer Galley'), msg('Update Galley to open it. Nothing was changed.')],
  'database-corrupt': [msg('The project’s database is damaged'), msg('Restore galley.db from a backup. The images are untouched.')],
  'disk-full': [msg('The disk is full'), msg('Free some space, then retry. Nothing was lost.')],
  'read-only': [msg('This place cannot be written to'), msg('Choose another folder or change its permissions.')],
  'path-escape': [msg('The name leads out of the folder'), msg('Remove “..” and absolute paths from the template.')],
  'file-exists': [msg('A file of that name exists'), msg('Galley never overwrites. Choose another name or folder.')],
  'not-approved': [msg('It is not approved'), msg('Only approved proofs leave the house. Review it first.')],
  'lettering-wrong': [msg('The lettering is not what was asked for'), msg('Ask for changes, or approve it with a reason.')],
  forbidden: [msg('That is not allowed here'), msg('Open Galley with the address it printed.')],
  'out-of-memory': [msg('Memory ran out'), msg('Retry at a smaller size, or wait until other jobs are done.')],
  'rate-limited': [msg('The model’s host asks for a pause'), msg('Galley tries again by itself.')],
  refused: [msg('The model refused this prompt'), msg('Reword it, or route it to another model.')],
  'invalid-request': [msg('The model did not accept the request'), msg('Check size and options against the model.')],
  auth: [msg('The model’s key was not accepted'), msg('Check the credentials of this model.')],
  quota: [msg('The budget at the model’s host is used up'), msg('Top it up, or route to another model.')],
  unavailable: [msg('No answer'), msg('The studio or the model’s host is down. Galley keeps trying.')],
  timeout: [msg('It took too long'), msg('Retry; if it happens again choose a smaller size.')],
  'maybe-billed': [msg('This call may have been billed'), msg('Galley does not repeat it by itself. Retry only if you accept paying twice.')],
  'price-unknown': [msg('Nobody knows what this costs'), msg('Say on the Models page what one image of this model costs, then retry.')],
  'budget-exceeded': [msg('The budget does not allow this call'), msg('Raise the budget on the Spending page or choose another model, then retry.')],
  cancelled: [msg('Cancelled'), ''],
  crashed: [msg('The render worker crashed'), msg('Retry. A job that crashes twice is set aside.')],
  internal: [msg('Something went wrong inside Galley'), msg('Retry. If it stays, the log in the project folder says more.')],
};

function isKnown(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in WORDS;
}

function codeOf(code: unknown): ErrorCode {
  if (isKnown(code)) return code;
  // oRPC's own codes, when a call did not reach a handler.
  if (code === 'BAD_REQUEST') return 'invalid-input';
  if (code === 'UNAUTHORIZED' || code === 'FORBIDDEN') return 'forbidden';
  if (code === 'NOT_FOUND') return 'not-found';
  return 'internal';
}

/** Words for anything thrown by a call, or for a job's stored error. */
export function errorWords(error: unknown): ErrorWords {
  const { code, message, data } = (error ?? {}) as { code?: unknown; message?: unknown; data?: { needs?: unknown } };
  const detail = typeof message === 'string' ? message : '';
  if (code === undefined && /websocket|peer|closed/i.test(detail)) return { title: t(WORDS.unavailable[0]), advice: t(WORDS.unavailable[1]), detail: '' };
  // Nothing changed: a person's word is missing.
  const [title, advice] = WORDS[data?.needs === 'acceptSecondBill' ? 'maybe-billed' : codeOf(code)];
  return { title: t(title), advice: advice === '' ? '' : t(advice), detail };
}
