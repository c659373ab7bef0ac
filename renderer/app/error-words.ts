import type { ErrorCode } from '../../shared/errors.ts';

/** What a person reads: what happened, and what they can do about it. */
export interface ErrorWords {
  title: string;
  advice: string;
  /** The studio's own sentence: it names the file, line or limit. */
  detail: string;
}

type Words = readonly [title: string, advice: string];

const WORDS: Record<ErrorCode, Words> = {
  'invalid-input': ['That cannot be used as it is', 'Correct it and try again.'],
  'empty-prompt': ['The prompt is empty', 'Write what should be seen, then queue it.'],
  'prompt-too-long': ['The prompt is too long', 'Galley takes up to 20,000 characters. Shorten it or split it into lines.'],
  'broken-table': ['The table could not be read', 'Check the quotes and separators in the lines that are named.'],
  'not-found': ['It is no longer there', 'Somebody else may have removed it. The list is refreshed.'],
  conflict: ['It changed in the meantime', 'Look at the newest version and decide again.'],
  'unreadable-image': ['The image cannot be read', 'The file is damaged or is not an image. Export it again and retry.'],
  'unsupported-image': ['This kind of image is not taken', 'Use PNG, JPEG, WebP, AVIF or TIFF.'],
  'image-too-large': ['The image is too large', 'Scale it down first: up to 4096 px a side.'],
  'text-does-not-fit': ['The lettering does not fit', 'Give it a larger box, fewer words or a narrower font.'],
  'missing-glyph': ['The font has no such letter', 'Choose another font, or leave the choice to Galley.'],
  'corrupt-font': ['The font is damaged', 'Choose another font.'],
  'ambiguous-region': ['It is not clear which text is meant', 'Draw a box around the text that should change.'],
  'database-newer': ['This project was made with a newer Galley', 'Update Galley to open it. Nothing was changed.'],
  'database-corrupt': ['The project’s database is damaged', 'Restore galley.db from a backup. The images are untouched.'],
  'disk-full': ['The disk is full', 'Free some space, then retry. Nothing was lost.'],
  'read-only': ['This place cannot be written to', 'Choose another folder or change its permissions.'],
  'path-escape': ['The name leads out of the folder', 'Remove “..” and absolute paths from the template.'],
  'file-exists': ['A file of that name exists', 'Galley never overwrites. Choose another name or folder.'],
  'not-approved': ['It is not approved', 'Only approved proofs leave the house. Review it first.'],
  'lettering-wrong': ['The lettering is not what was asked for', 'Ask for changes, or approve it with a reason.'],
  forbidden: ['That is not allowed here', 'Open Galley with the address it printed.'],
  'out-of-memory': ['Memory ran out', 'Retry at a smaller size, or wait until other jobs are done.'],
  'rate-limited': ['The model’s host asks for a pause', 'Galley tries again by itself.'],
  refused: ['The model refused this prompt', 'Reword it, or route it to another model.'],
  'invalid-request': ['The model did not accept the request', 'Check size and options against the model.'],
  auth: ['The model’s key was not accepted', 'Check the credentials of this model.'],
  quota: ['The budget at the model’s host is used up', 'Top it up, or route to another model.'],
  unavailable: ['No answer', 'The studio or the model’s host is down. Galley keeps trying.'],
  timeout: ['It took too long', 'Retry; if it happens again choose a smaller size.'],
  'maybe-billed': ['This call may have been billed', 'Galley does not repeat it by itself. Retry only if you accept paying twice.'],
  'price-unknown': ['Nobody knows what this costs', 'Say on the Models page what one image of this model costs, then retry.'],
  'budget-exceeded': ['The budget does not allow this call', 'Raise the budget on the Spending page or choose another model, then retry.'],
  cancelled: ['Cancelled', ''],
  crashed: ['The render worker crashed', 'Retry. A job that crashes twice is set aside.'],
  internal: ['Something went wrong inside Galley', 'Retry. If it stays, the log in the project folder says more.'],
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
  if (code === undefined && /websocket|peer|closed/i.test(detail)) return { title: WORDS.unavailable[0], advice: WORDS.unavailable[1], detail: '' };
  // Nothing changed: a person's word is missing.
  const [title, advice] = WORDS[data?.needs === 'acceptSecondBill' ? 'maybe-billed' : codeOf(code)];
  return { title, advice, detail };
}
