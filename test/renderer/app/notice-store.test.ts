import { expect, test } from 'vitest';
import { createNoticeStore } from '../../../renderer/app/notice-store.ts';

function setUp() {
  const due: { run: () => void; delayMs: number }[] = [];
  const notices = createNoticeStore((run, delayMs) => due.push({ run, delayMs }));
  const pass = () => due.splice(0).forEach(({ run }) => void run());
  return { notices, due, pass, titles: () => notices.getState().notices.map(({ title }) => title) };
}

test('messages leave by themselves; one with a button stays longer, an error longest', () => {
  const { notices, due, pass, titles } = setUp();
  notices.getState().tell('Saved');
  notices.getState().tell('Cancelled 2 jobs', '', { label: 'Undo', run: () => {} });
  notices.getState().fail(new Error('broken'));
  const [plain, withButton, error] = due.map(({ delayMs }) => delayMs);
  expect(plain).toBeLessThan(withButton);
  expect(withButton).toBeLessThan(error);
  pass();
  expect(titles()).toEqual([]);
});

test('nothing leaves while somebody reads, and it leaves soon after', () => {
  const { notices, pass, titles } = setUp();
  notices.getState().tell('Saved');
  notices.getState().setHeld(true);
  pass();
  expect(titles()).toEqual(['Saved']);
  notices.getState().setHeld(false);
  expect(titles()).toEqual(['Saved']);
  pass();
  expect(titles()).toEqual([]);
});

test('the same message is not shown twice, but its newest button counts', () => {
  const { notices } = setUp();
  const calls: string[] = [];
  notices.getState().tell('Approved', '', { label: 'Undo', run: () => calls.push('old') });
  notices.getState().tell('Approved', '', { label: 'Undo', run: () => calls.push('new') });
  expect(notices.getState().notices).toHaveLength(1);
  notices.getState().notices[0].action?.run();
  expect(calls).toEqual(['new']);
});
