import { AppError } from '../../shared/errors.ts';

/** A prompt as alternatives: text, or a choice between sequences. */
type Node = string | Node[][];

/** Deepest nesting that is read as variations; deeper braces stay text. */
const MAX_DEPTH = 32;

/**
 * Every prompt that `{a|b|c}` stands for, first alternatives first. Choices nest, an alternative may be empty, `\{`, `\|` and `\}` are the characters
 * themselves; braces without a bar in them, and braces that never close, stay as text. Double spaces around an empty alternative become one.
 *
 * @param limit most prompts that are made
 * @throws AppError `invalid-input` when there would be more than `limit`
 */
export function expandVariations(prompt: string, limit = 10_000): string[] {
  const nodes = parse(prompt);
  const count = countNodes(nodes);
  if (count > limit) {
    const amount = Number.isFinite(count) ? count.toLocaleString('en') : 'endlessly many';
    throw new AppError('invalid-input', `This prompt stands for ${amount} variations; at most ${limit.toLocaleString('en')} are made from one prompt.`, {
      details: { count: Number.isFinite(count) ? count : null, limit },
    });
  }
  if (nodes.every((node) => typeof node === 'string')) return [nodes.join('')];
  return expandNodes(nodes).map((text) =>
    text
      .replace(/ {2,}/g, ' ')
      .replace(/ +(?=[,.;:!?])/g, '')
      .trim(),
  );
}

/** How many prompts `expandVariations` would make, without making them; duplicates count. May be Infinity. */
export function countVariations(prompt: string): number {
  return countNodes(parse(prompt));
}

function countNodes(nodes: readonly Node[]): number {
  let product = 1;
  for (const node of nodes) if (typeof node !== 'string') product *= node.reduce((sum, alternative) => sum + countNodes(alternative), 0);
  return product;
}

function expandNodes(nodes: readonly Node[]): string[] {
  let results = [''];
  for (const node of nodes) {
    const endings = typeof node === 'string' ? [node] : node.flatMap((alternative) => expandNodes(alternative));
    results = results.flatMap((start) => endings.map((ending) => start + ending));
  }
  return results;
}

interface Frame {
  alternatives: Node[][];
  current: Node[];
}

function parse(prompt: string): Node[] {
  const root: Frame = { alternatives: [], current: [] };
  const stack: Frame[] = [root];
  const closers = choiceBraces(prompt);
  let text = '';
  const flush = () => {
    if (text !== '') (stack.at(-1) as Frame).current.push(text);
    text = '';
  };
  for (let index = 0; index < prompt.length; index += 1) {
    const mark = prompt[index] as string;
    const frame = stack.at(-1) as Frame;
    if (mark === '\\' && '{|}'.includes(prompt[index + 1] ?? ' ')) {
      text += prompt[index + 1];
      index += 1;
    } else if (closers.opens.has(index)) {
      flush();
      stack.push({ alternatives: [], current: [] });
    } else if (mark === '|' && closers.bars.has(index)) {
      flush();
      frame.alternatives.push(frame.current);
      frame.current = [];
    } else if (closers.closes.has(index)) {
      flush();
      stack.pop();
      (stack.at(-1) as Frame).current.push([...frame.alternatives, frame.current]);
    } else text += mark;
  }
  flush();
  return root.current;
}

/** Which braces are choices: closed, not escaped, with a bar of their own. */
function choiceBraces(prompt: string): { opens: Set<number>; closes: Set<number>; bars: Set<number> } {
  const found = { opens: new Set<number>(), closes: new Set<number>(), bars: new Set<number>() };
  const stack: { open: number; bars: number[] }[] = [];
  for (let index = 0; index < prompt.length; index += 1) {
    const mark = prompt[index];
    if (mark === '\\') index += 1;
    else if (mark === '{') stack.push({ open: index, bars: [] });
    else if (mark === '|') stack.at(-1)?.bars.push(index);
    else if (mark === '}') {
      const frame = stack.pop();
      if (!frame || frame.bars.length === 0 || stack.length >= MAX_DEPTH) continue;
      found.opens.add(frame.open);
      found.closes.add(index);
      for (const bar of frame.bars) found.bars.add(bar);
    }
  }
  return found;
}
