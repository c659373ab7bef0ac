import { expect, test } from 'vitest';
import { allBut, withRange, withToggled } from '../../../renderer/export/strip/selection.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];

test('a click takes a proof out and puts it back', () => {
  expect(withToggled(new Set(['b']), 'd')).toEqual(['b', 'd']);
  expect(withToggled(new Set(['b', 'd']), 'b')).toEqual(['d']);
});

test('Shift does to all on the way what was done to the first, in both directions', () => {
  expect(withRange(IDS, new Set(['b']), 1, 3)).toEqual(['b', 'c', 'd']);
  expect(withRange(IDS, new Set(['b']), 1, 0)).toEqual(['b', 'a']);
  expect(withRange(IDS, new Set(['a', 'b', 'c']), 4, 1)).toEqual(['a']);
});

test('one kind of picture goes alone', () => {
  const proofs = [
    { id: 'a', intent: 'texture' as const },
    { id: 'b', intent: 'face' as const },
    { id: 'c', intent: 'texture' as const },
  ];
  expect(allBut(proofs, 'texture')).toEqual(['b']);
  expect(allBut(proofs, 'face')).toEqual(['a', 'c']);
});
