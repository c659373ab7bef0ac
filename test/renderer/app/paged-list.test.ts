import { expect, test } from 'vitest';
import { createPagedList, type PagedRows } from '../../../renderer/app/paged-list.ts';

const PAGE = 10;

/** A list of numbers whose answers come when they are let go. */
function fakeList(total: number) {
  const asked: { offset: number; answer: () => void; fail: () => void }[] = [];
  const errors: unknown[] = [];
  let shown: PagedRows<number> = { rows: [], total: 0 };
  let first = 0;
  const list = createPagedList<number>({
    pageSize: PAGE,
    load: (offset, limit) =>
      new Promise((resolve, reject) => {
        const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => first + offset + index);
        asked.push({ offset, answer: () => resolve({ rows, total }), fail: () => reject(new Error('No answer')) });
      }),
    onChange(next) {
      shown = next;
    },
    onError: (error) => errors.push(error),
  });
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    list,
    errors,
    /** What was asked since the last look. */
    asked: () => asked.map(({ offset }) => offset),
    async answer(count = asked.length) {
      for (const { answer } of asked.splice(0, count)) answer();
      await turn();
    },
    async fail() {
      for (const { fail } of asked.splice(0)) fail();
      await turn();
    },
    /** From now on the studio has other rows. */
    change(by: number) {
      first = by;
    },
    row: (index: number) => shown.rows[index],
    loaded: () => shown.rows.filter((row) => row !== undefined).length,
  };
}

test('a page that is on its way is waited for, not asked for again', async () => {
  const fake = fakeList(100);
  void fake.list.refresh();
  let isHere = false;
  const ensured = fake.list.ensure(3, 8).then(() => {
    isHere = true;
  });
  expect(fake.asked()).toEqual([0]);
  await Promise.resolve();
  expect(isHere).toBe(false);
  await fake.answer();
  await ensured;
  expect(fake.row(3)).toBe(3);
});

test('rows that are wanted are here even when a refresh came between', async () => {
  const fake = fakeList(100);
  const ensured = fake.list.ensure(50, 51);
  fake.change(1000);
  void fake.list.refresh();
  expect(fake.asked()).toEqual([50, 50]);
  await fake.answer();
  await ensured;
  // The answer from before the refresh is not shown.
  expect(fake.row(50)).toBe(1050);
});

test('what is scrolled past is not loaded, what the eye rests on is', async () => {
  const fake = fakeList(1000);
  for (let from = 0; from <= 900; from += 10) void fake.list.follow(from, from + 10);
  expect(fake.asked()).toEqual([0, 10]);
  await fake.answer();
  expect(fake.asked()).toEqual([900]);
  await fake.answer();
  expect(fake.asked()).toEqual([]);
  expect(fake.row(905)).toBe(905);
  expect(fake.loaded()).toBe(30);
});

test('rows in sight are loaded when others had taken all the room', async () => {
  const fake = fakeList(1000);
  void fake.list.ensure(0, 40);
  void fake.list.follow(500, 510);
  expect(fake.asked()).toEqual([0, 10, 20, 30]);
  await fake.answer();
  expect(fake.asked()).toEqual([500]);
  await fake.answer();
  expect(fake.row(500)).toBe(500);
});

test('a refresh while scrolling shows what is in sight anew', async () => {
  const fake = fakeList(1000);
  void fake.list.follow(0, 10);
  await fake.answer();
  void fake.list.follow(300, 320);
  fake.change(5000);
  void fake.list.refresh();
  await fake.answer();
  await fake.answer();
  expect([fake.row(300), fake.row(319)]).toEqual([5300, 5319]);
  void fake.list.follow(0, 10);
  await fake.answer();
  expect(fake.row(0)).toBe(5000);
});

test('a fault is told once and the rows are asked for at the next look', async () => {
  const fake = fakeList(1000);
  void fake.list.follow(0, 10);
  await fake.fail();
  expect(fake.errors).toHaveLength(1);
  expect(fake.asked()).toEqual([]);
  void fake.list.follow(0, 10);
  await fake.answer();
  expect(fake.row(0)).toBe(0);
});

test('another filter forgets what was shown and what was on its way', async () => {
  const fake = fakeList(100);
  void fake.list.ensure(0, 30);
  await fake.answer();
  void fake.list.ensure(40, 50);
  fake.change(700);
  void fake.list.reset();
  expect(fake.asked()).toEqual([40, 0]);
  await fake.answer();
  expect(fake.loaded()).toBe(PAGE);
  expect(fake.row(0)).toBe(700);
});
