export interface LettersProps {
  text: string;
  /** Indices of letters that stand out, going up. */
  letters: readonly number[];
}

/** Text in which the letters that were found stand out. */
export function Letters({ text, letters }: LettersProps) {
  const found = new Set(letters);
  const parts: { text: string; isFound: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = parts.at(-1);
    if (last !== undefined && last.isFound === found.has(i)) last.text += text[i];
    else parts.push({ text: text[i], isFound: found.has(i) });
  }
  return parts.map((part, index) => (part.isFound ? <b key={index}>{part.text}</b> : <span key={index}>{part.text}</span>));
}
