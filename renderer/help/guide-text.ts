/** A piece of a line: plain, or how it stands out. */
export interface GuideSpan {
  text: string;
  kind: 'plain' | 'strong' | 'emphasis' | 'code';
}

export type GuideBlock =
  | { kind: 'heading' | 'paragraph'; spans: readonly GuideSpan[] }
  | { kind: 'list'; items: readonly (readonly GuideSpan[])[] }
  | { kind: 'code'; text: string };

const SPAN = /\*\*(.+?)\*\*|\*(.+?)\*|`([^`]+)`/g;

/** Links become their words, pictures nothing: both lead to files that the window does not have. */
function spansOf(source: string): GuideSpan[] {
  const text = source.replace(/!\[[^\]]*\]\([^)]*\)/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  const spans: GuideSpan[] = [];
  let end = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > end) spans.push({ text: text.slice(end, match.index), kind: 'plain' });
    const [whole, strong, emphasis, code] = match;
    spans.push({ text: strong ?? emphasis ?? code, kind: strong !== undefined ? 'strong' : emphasis !== undefined ? 'emphasis' : 'code' });
    end = match.index + whole.length;
  }
  if (end < text.length) spans.push({ text: text.slice(end), kind: 'plain' });
  return spans;
}

/** The section of the user guide about a page ("## Queue: …" for "Queue"), in the part of Markdown that the guide uses; [] = there is none. */
export function guideSection(markdown: string, name: string): GuideBlock[] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith(`${name}:`));
  if (section === undefined) return [];
  const blocks: GuideBlock[] = [];
  for (const paragraph of section.split(/\n{2,}/)) {
    const lines = paragraph.trim().split('\n');
    if (lines[0].startsWith('```')) blocks.push({ kind: 'code', text: lines.slice(1, -1).join('\n') });
    else if (lines[0].startsWith('- ')) {
      const items = lines.join('\n').split(/^- /m).slice(1);
      blocks.push({ kind: 'list', items: items.map((item) => spansOf(item.replace(/\s+/g, ' ').trim())) });
    } else {
      const isHeading = blocks.length === 0 || lines[0].startsWith('### ');
      const spans = spansOf(lines.join(' ').replace(/^### /, '').trim());
      if (spans.length > 0) blocks.push({ kind: isHeading ? 'heading' : 'paragraph', spans });
    }
  }
  return blocks;
}
