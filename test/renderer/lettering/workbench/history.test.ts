import { expect, test } from 'vitest';
import { record, redo, settle, startHistory, undo } from '../../../../renderer/lettering/workbench/history.ts';

test('goes back and forth, and forgets what was undone at the next change', () => {
  let history = record(record(startHistory('a'), 'b'), 'c');
  history = undo(history);
  expect(history.present).toBe('b');
  expect(redo(history).present).toBe('c');
  history = record(history, 'd');
  expect(redo(history).present).toBe('d');
  expect(undo(undo(undo(history))).present).toBe('a');
});

test('changes with one key are one step until it is settled', () => {
  let history = startHistory(0);
  for (const value of [1, 2, 3]) history = record(history, value, 'drag');
  history = record(settle(history), 4, 'drag');
  expect(undo(history).present).toBe(3);
  expect(undo(undo(history)).present).toBe(0);
});

test('no change is no step', () => {
  const history = startHistory('a');
  expect(record(history, 'a')).toBe(history);
});
