export type ComposerMode = 'lines' | 'whole';

/** A prompt inside the composer's text and where it starts there (UTF-16 code units). */
export interface PromptPart {
  text: string;
  start: number;
}

/** The prompts in the composer: each line that is not blank, or the whole text; outer blanks are cut. */
export function promptsOf(text: string, mode: ComposerMode): PromptPart[] {
  const parts: PromptPart[] = [];
  let start = 0;
  for (const line of mode === 'lines' ? text.split('\n') : [text]) {
    const trimmed = line.trim();
    if (trimmed !== '') parts.push({ text: trimmed, start: start + line.indexOf(trimmed[0]) });
    start += line.length + 1;
  }
  return parts;
}

/** The prompt that the caret is in, or the nearest one before it, or the first. */
export function promptAt(parts: readonly PromptPart[], caret: number): PromptPart | null {
  return parts.findLast((part) => part.start <= caret) ?? parts[0] ?? null;
}
