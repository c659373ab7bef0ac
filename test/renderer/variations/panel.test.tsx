import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { StoresContext } from '../../../renderer/app/stores.ts';
import { VariationsPanel } from '../../../renderer/variations/VariationsPanel.tsx';
import { createFakeWindow } from '../fakes/fake-window.ts';

/** The panel as a page would show it after the prompt was read. */
async function panelFor(prompt: string, preview: { variations: number; combinations: number | null; firstVariations: string[]; warnings: string[] }) {
  const { stores, settle } = createFakeWindow([]);
  stores.composer.getState().setText(prompt, 0);
  await settle();
  stores.composer.setState(({ preview: read }) => ({ preview: read && { ...read, reading: { ...read.reading, ...preview } } }));
  // Rendered to a string, a store shows the state that it began with.
  stores.composer.getInitialState = stores.composer.getState;
  return renderToStaticMarkup(
    <StoresContext value={stores}>
      <VariationsPanel />
    </StoresContext>,
  );
}

test('shows nothing for a prompt that does not vary', async () => {
  expect(await panelFor('a sea', { variations: 1, combinations: 1, firstVariations: ['a sea'], warnings: [] })).toBe('');
});

test('lists the first variations, what differs in them, how many there are, and what is wrong', async () => {
  const page = await panelFor('a {red|blue} __ship__', {
    variations: 2,
    combinations: 5832,
    firstVariations: ['a red __ship__', 'a blue __ship__'],
    warnings: ['There is no wildcard file wildcards/ship.txt.'],
  });
  expect(page).toContain('2 of 5,832 variations');
  expect(page).toContain('a <mark class="mark-differing">red</mark> __ship__');
  expect(page).toContain('There is no wildcard file wildcards/ship.txt.');
});
