import { expect, test } from 'vitest';
import { readStringTable } from '../../../../renderer/lettering/localise/string-table.ts';

test('reads commas, semicolons and tabs, quotes and line breaks inside them', () => {
  expect(readStringTable('\uFEFFde,fr\r\n"Täglich, ""frisch""",Tous les jours\r\n\r\nBrot,"Du\npain"\n')).toEqual({
    head: ['de', 'fr'],
    rows: [
      ['Täglich, "frisch"', 'Tous les jours'],
      ['Brot', 'Du\npain'],
    ],
  });
  expect(readStringTable('de;fr\nJa, bitte;Oui').rows).toEqual([['Ja, bitte', 'Oui']]);
  expect(readStringTable('de\tfr\nJa').rows).toEqual([['Ja', '']]);
});

test('nothing is an empty table', () => {
  expect(readStringTable(' \n\n')).toEqual({ head: [], rows: [] });
});
