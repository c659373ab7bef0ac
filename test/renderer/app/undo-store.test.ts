import { expect, test } from 'vitest';
import { createNoticeStore } from '../../../renderer/app/notice-store.ts';
import { createUndoStore } from '../../../renderer/app/undo-store.ts';
import { AppError } from '../../../shared/errors.ts';

function setUp() {
  const notices = createNoticeStore(() => {});
  const undo = createUndoStore(notices);
  const value: string[] = [];
  const deed = (name: string, canRedo = true) => ({
    title: `Added ${name}`,
    undo: () => void value.splice(value.indexOf(name), 1),
    ...(canRedo && { redo: () => void value.push(name) }),
  });
  function add(name: string, canRedo = true): void {
    value.push(name);
    undo.getState().did(deed(name, canRedo));
  }
  return { notices, undo, value, add };
}

test('what was done is taken back newest first, and done again', async () => {
  const { undo, value, add } = setUp();
  add('one');
  add('two');
  await undo.getState().undo();
  expect(value).toEqual(['one']);
  await undo.getState().undo();
  await undo.getState().undo();
  expect(value).toEqual([]);
  await undo.getState().redo();
  expect(value).toEqual(['one']);
  add('three');
  await undo.getState().redo();
  expect(value).toEqual(['one', 'three']);
});

test('the button of a message takes back that deed, whatever came after it, and only once', async () => {
  const { undo, value, add, notices } = setUp();
  add('one');
  add('two');
  const [first] = notices.getState().notices;
  expect(first).toMatchObject({ title: 'Added one', action: { label: 'Undo' } });
  first.action!.run();
  first.action!.run();
  await new Promise((resolve) => setImmediate(resolve));
  expect(value).toEqual(['two']);
  expect(undo.getState().past.map(({ title }) => title)).toEqual(['Added two']);
});

test('what was taken back by key is no longer offered by its message', async () => {
  const { undo, add, notices } = setUp();
  add('one');
  await undo.getState().undo();
  expect(notices.getState().notices.map(({ title, action }) => [title, action?.label])).toEqual([['Taken back: Added one', 'Redo']]);
});

test('a deed that cannot be taken back any more is told, and no longer in the way', async () => {
  const { undo, notices, add, value } = setUp();
  add('one');
  undo.getState().did({ title: 'Moved', undo: () => Promise.reject(new AppError('conflict', 'The job runs already.')) });
  await undo.getState().undo();
  expect(notices.getState().notices.at(-1)).toMatchObject({ tone: 'error', text: 'The job runs already.' });
  await undo.getState().undo();
  expect(value).toEqual([]);
});

test('a press while a deed is on its way waits for it, and takes back that one', async () => {
  const { undo, value, add } = setUp();
  add('one');
  let arrive = () => {};
  const onItsWay = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const doing = undo.getState().doing(onItsWay.then(() => add('two')));
  const pressed = undo.getState().undo();
  await new Promise((resolve) => setImmediate(resolve));
  expect(value).toEqual(['one']);
  arrive();
  await Promise.all([doing, pressed]);
  expect(value).toEqual(['one']);
  expect(undo.getState().future.map(({ title }) => title)).toEqual(['Added two']);

  const refused = undo.getState().doing(Promise.reject(new Error('refused')));
  await Promise.all([expect(refused).rejects.toThrow('refused'), undo.getState().undo()]);
  expect(value).toEqual([]);
});

test('presses faster than their answers take back one deed each', async () => {
  const { undo, value, add } = setUp();
  for (const name of ['one', 'two', 'three']) add(name);
  await Promise.all([undo.getState().undo(), undo.getState().undo(), undo.getState().redo(), undo.getState().undo()]);
  expect(value).toEqual(['one']);
});

test('one deed is taken back at a time', async () => {
  const { undo } = setUp();
  let calls = 0;
  let finish = () => {};
  undo.getState().did({
    title: 'Slow',
    undo: () =>
      new Promise<void>((resolve) => {
        calls++;
        finish = resolve;
      }),
  });
  const presses = [undo.getState().undo(), undo.getState().undo()];
  await new Promise((resolve) => setImmediate(resolve));
  finish();
  await Promise.all(presses);
  expect(calls).toBe(1);
});

test('what cannot be done again is not offered, and the history has an end', async () => {
  const { undo, value, add } = setUp();
  add('once', false);
  await undo.getState().undo();
  await undo.getState().redo();
  expect(value).toEqual([]);
  for (let i = 0; i < 70; i++) add(String(i));
  expect(undo.getState().past).toHaveLength(50);
  expect(undo.getState().past[0].title).toBe('Added 20');
});
