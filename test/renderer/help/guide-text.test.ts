import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGES } from '../../../renderer/app/navigation-store.ts';
import { PAGE_LABELS } from '../../../renderer/app/page-labels.ts';
import { guideSection } from '../../../renderer/help/guide-text.ts';

const GUIDE = `# A day

Before.

## Queue: from prompts to proofs

![Typing](images/composer.png)

Type a **prompt**, *or* paste; see \`{a|b}\` and [all forms](variations.md).
It goes on.

- the **intent**, with
  its score
- the route

### Importing

\`\`\`sh
galley read
\`\`\`

## Review: before and after

Other.
`;

test('takes the section of a page apart: headings, paragraphs, lists, code; pictures and links stay out', () => {
  expect(guideSection(GUIDE, 'Queue')).toEqual([
    { kind: 'heading', spans: [{ text: 'Queue: from prompts to proofs', kind: 'plain' }] },
    {
      kind: 'paragraph',
      spans: [
        { text: 'Type a ', kind: 'plain' },
        { text: 'prompt', kind: 'strong' },
        { text: ', ', kind: 'plain' },
        { text: 'or', kind: 'emphasis' },
        { text: ' paste; see ', kind: 'plain' },
        { text: '{a|b}', kind: 'code' },
        { text: ' and all forms. It goes on.', kind: 'plain' },
      ],
    },
    {
      kind: 'list',
      items: [
        [
          { text: 'the ', kind: 'plain' },
          { text: 'intent', kind: 'strong' },
          { text: ', with its score', kind: 'plain' },
        ],
        [{ text: 'the route', kind: 'plain' }],
      ],
    },
    { kind: 'heading', spans: [{ text: 'Importing', kind: 'plain' }] },
    { kind: 'code', text: 'galley read' },
  ]);
  expect(guideSection(GUIDE, 'Matrix')).toEqual([]);
});

test('the guide has a section for every page, and nothing of Markdown is left in it', () => {
  const guide = readFileSync(new URL('../../../docs/user-guide.md', import.meta.url), 'utf8');
  for (const page of PAGES) {
    const blocks = guideSection(guide, PAGE_LABELS[page]);
    expect(blocks.length, page).toBeGreaterThan(1);
    const words = blocks.flatMap((block) => (block.kind === 'code' ? [] : block.kind === 'list' ? block.items.flat() : block.spans));
    expect(words.filter(({ text, kind }) => kind !== 'code' && /\]\(|\*\*|!\[/.test(text))).toEqual([]);
  }
});
