import { expect, test } from 'vitest';
import { formatBytes, formatMs, formatShare } from '../../../renderer/ui/format.ts';
import { segmentsOf } from '../../../renderer/ui/highlight.ts';

test('marks may overlap and reach past the text', () => {
  expect(
    segmentsOf('a red sign', [
      { start: 2, end: 5, kind: 'evidence' },
      { start: 4, end: 99, kind: 'lettering' },
    ]),
  ).toEqual([
    { text: 'a ', kinds: [] },
    { text: 're', kinds: ['evidence'] },
    { text: 'd', kinds: ['evidence', 'lettering'] },
    { text: ' sign', kinds: ['lettering'] },
  ]);
  expect(segmentsOf('', [])).toEqual([]);
});

test('numbers are written as people say them', () => {
  expect([formatMs(84), formatMs(3420), formatMs(125_000)]).toEqual(['84 ms', '3.4 s', '2 min 05 s']);
  expect([formatBytes(312e6), formatBytes(1.44e9)]).toEqual(['312 MB', '1.4 GB']);
  expect([formatShare(0), formatShare(0.034), formatShare(0.34)]).toEqual(['0 %', '3.4 %', '34 %']);
});
