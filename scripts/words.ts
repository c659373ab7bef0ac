import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const SAYING = new Set(['t', 'tx', 'msg', 'said']);

export interface PlacedSentence {
  text: string;
  /** `renderer/queue/Composer.tsx:12`. */
  place: string;
}

/** Every sentence that the window can say, where it is first said: what is given to `t`, `tx`, `msg` and `said`. */
export function sentencesIn(files: readonly string[], read: (file: string) => string): PlacedSentence[] {
  const found = new Map<string, PlacedSentence>();
  for (const file of files) {
    const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && SAYING.has(node.expression.text)) {
        for (const text of literalsOf(node.arguments[0])) {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart());
          if (!found.has(text)) found.set(text, { text, place: `${file}:${line + 1}` });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found.values()];
}

/** A literal, or both of `isOne ? 'this' : 'that'`. */
function literalsOf(node: ts.Expression | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  return ts.isParenthesizedExpression(node) ? literalsOf(node.expression) : [];
}

const READ_OUT = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'heading', 'note', 'description', 'tip']);
/** Two letters in a row that are no unit and no key. */
const WORD = /\p{L}{2}/u;
const NO_WORDS = /^(?:Aa|Galley|Esc|px|MB|GB|MIT|SSIM|FLIP|LPIPS|PNG|PDF|JPEG|WebP|ΔE)$/;

/** Words in JSX that nobody has marked: they stay English whatever is chosen. Those that an expression says are looked for as well. */
export function unmarkedIn(files: readonly string[], read: (file: string) => string): PlacedSentence[] {
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    const found: PlacedSentence[] = [];
    const add = (node: ts.Node, text: string) => {
      const words = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.!?…)%]+$/gu, '');
      if (!WORD.test(words) || NO_WORDS.test(words)) return;
      found.push({ text: words, place: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}` });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isJsxText(node)) add(node, node.text);
      if (ts.isJsxAttribute(node) && READ_OUT.has(node.name.getText()) && node.initializer) {
        if (ts.isStringLiteral(node.initializer)) add(node, node.initializer.text);
        else if (ts.isJsxExpression(node.initializer)) for (const text of spokenBy(node.initializer.expression)) add(node, text);
      }
      if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) for (const text of spokenBy(node.expression)) add(node, text);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** What an expression says by itself: literals, templates, both ways of a condition. What is called or looked up says its own. */
function spokenBy(node: ts.Expression | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.flatMap((span) => [...spokenBy(span.expression), span.literal.text]);
    return [node.head.text, ...spans];
  }
  if (ts.isParenthesizedExpression(node)) return spokenBy(node.expression);
  if (ts.isConditionalExpression(node)) return [...spokenBy(node.whenTrue), ...spokenBy(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const isChoice = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken].includes(node.operatorToken.kind);
    return [
      ...(isChoice ? spokenBy(node.left) : []),
      ...(isChoice || node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? spokenBy(node.right) : []),
    ];
  }
  return [];
}

const readFile = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
const windowFiles = (kinds: string) => globSync(`renderer/**/*.${kinds}`, { cwd: root }).sort();

/** The sentences of the window as it is on disk, those that the studio composes for it among them. */
export function windowSentences(): PlacedSentence[] {
  return sentencesIn([...windowFiles('{ts,tsx}'), ...studioFiles()], readFile);
}

/** The sentences that the studio composes and the window says. */
export function studioSentences(): PlacedSentence[] {
  return sentencesIn(studioFiles(), readFile);
}

/** Parsing takes time: only files that mark something. */
function studioFiles(): string[] {
  return globSync('{shared,electron}/**/*.ts', { cwd: root })
    .sort()
    .filter((file) => /\b(?:msg|said)\(/.test(readFile(file)));
}

/** What the window says without having marked it, as it is on disk. */
export function windowUnmarked(): PlacedSentence[] {
  return unmarkedIn(windowFiles('tsx'), readFile);
}

/** `npm run words`: what the second language lacks, what it has that nobody says, and what is said without being marked. */
async function main(): Promise<void> {
  const { GERMAN } = await import('../renderer/words/de.ts');
  const said = windowSentences();
  const missing = said.filter(({ text }) => !(text in GERMAN));
  const unused = Object.keys(GERMAN).filter((text) => !said.some((sentence) => sentence.text === text));
  for (const { text, place } of missing) console.log(`${JSON.stringify(text)}\n  ${place}`);
  for (const text of unused) console.log(`nobody says ${JSON.stringify(text)}`);
  const unmarked = windowUnmarked();
  for (const { text, place } of unmarked) console.log(`not marked ${JSON.stringify(text)}\n  ${place}`);
  console.log(`${said.length} sentences, ${missing.length} without German, ${unused.length} that nobody says, ${unmarked.length} not marked.`);
  process.exitCode = missing.length + unused.length + unmarked.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
