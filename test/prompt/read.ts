import { readerFolder } from '../../electron/paths.ts';
import { createPromptReader } from '../../electron/prompt/reader.ts';

/** One reader for all tests of a file: its words and weights are loaded once. */
export const { read: readPrompt } = createPromptReader(readerFolder());
