import { AppError } from '../../shared/errors.ts';
import { MAX_PROMPT_LENGTH } from '../../shared/intents.ts';

/**
 * Refuses prompts that cannot be read.
 *
 * @throws AppError `empty-prompt` when nothing visible is in it, `prompt-too-long` above 20,000 UTF-16 code units
 */
export function assertPrompt(prompt: string): void {
  if (prompt.length > MAX_PROMPT_LENGTH) {
    throw new AppError(
      'prompt-too-long',
      `This prompt has ${prompt.length.toLocaleString('en')} characters; at most ${MAX_PROMPT_LENGTH.toLocaleString('en')} are taken.`,
      {
        details: { length: prompt.length, limit: MAX_PROMPT_LENGTH },
      },
    );
  }
  // Spaces, control and format characters alone show nothing.
  if (!/[^\s\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/u.test(prompt)) throw new AppError('empty-prompt', 'This prompt is empty: write what the picture should show.');
}
