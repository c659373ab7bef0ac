import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createActionHub } from '../../../../renderer/app/actions/action-hub.ts';
import { ALL_ACTIONS } from '../../../../renderer/app/actions/all.ts';
import { startDispatcher } from '../../../../renderer/app/actions/dispatcher.ts';
import { keyTable } from '../../../../renderer/app/actions/key-table.ts';
import { FakeElement } from '../../fakes/fake-element.ts';

beforeEach(() => void vi.stubGlobal('Element', FakeElement));
afterEach(() => void vi.unstubAllGlobals());

const element = (tag: string, attributes: Record<string, string> = {}, parent?: FakeElement) => new FakeElement(tag, attributes, parent);
const inside = (parent: FakeElement, role = 'option') => element('div', { role }, parent);

/** A window with these actions; `press` answers what ran. */
function open(...ids: string[]) {
  const target = new EventTarget();
  const ran: string[] = [];
  const hub = createActionHub(() => {});
  hub.bind(() => Object.fromEntries(ids.map((id) => [id, () => ran.push(id)])));
  const table = keyTable(ALL_ACTIONS, {});
  const cover = { isOver: false };
  const stop = startDispatcher({
    target: target as unknown as Window,
    isMac: false,
    hub,
    isCovered: () => cover.isOver,
    specsOf: (chord) => table.get(chord) ?? [],
  });
  function press(on: FakeElement, chord: string, before?: 'taken') {
    const parts = chord.split('+');
    const key = parts.pop() as string;
    const event = Object.assign(new Event('keydown', { cancelable: true }), {
      key,
      code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
      ctrlKey: parts.includes('Ctrl'),
      shiftKey: parts.includes('Shift'),
      altKey: parts.includes('Alt'),
      metaKey: false,
      isComposing: false,
      repeat: false,
    });
    Object.defineProperty(event, 'target', { value: on });
    if (before === 'taken') event.preventDefault();
    target.dispatchEvent(event);
    return { ran: ran.splice(0), isPrevented: event.defaultPrevented };
  }
  return { press, stop, cover };
}

const ANYWHERE = element('main');
const LIST = element('div', { role: 'listbox', 'aria-label': 'Words of the prompt' }, ANYWHERE);
const POSITIONER = element('div', { role: 'presentation', 'data-open': '' }, element('body'));

describe('an ordinary list', () => {
  test('leaves keys with a modifier to the window', () => {
    const { press } = open('app.undo', 'app.redo', 'queue.select-all', 'review.approve', 'app.shortcuts');
    expect(press(LIST, 'Ctrl+z').ran).toEqual(['app.undo']);
    expect(press(inside(LIST), 'Ctrl+Shift+Z').ran).toEqual(['app.redo']);
    expect(press(LIST, 'Ctrl+a')).toEqual({ ran: ['queue.select-all'], isPrevented: true });
  });

  test('keeps those that walk it or look for a word', () => {
    const { press } = open('review.approve', 'app.shortcuts', 'review.next');
    for (const key of ['a', '?', 'ArrowRight', 'Shift+ArrowRight', 'Enter', ' ']) expect(press(LIST, key)).toEqual({ ran: [], isPrevented: false });
    expect(press(ANYWHERE, 'a').ran).toEqual(['review.approve']);
  });
});

describe('a popup that is open', () => {
  test.each([
    ['a menu', inside(element('div', { role: 'menu', 'data-open': '' }, POSITIONER), 'menuitem')],
    ['a drop-down', inside(element('div', { role: 'listbox', 'data-open': '' }, POSITIONER))],
    ['a list within its popup', inside(element('div', { role: 'listbox' }, element('div', { role: 'presentation', 'data-open': '' }, POSITIONER)))],
  ])('%s keeps the whole keyboard but what runs everywhere', (_name, item) => {
    const { press } = open('app.undo', 'queue.select-all', 'review.approve', 'app.palette');
    for (const key of ['Ctrl+z', 'Ctrl+a', 'a']) expect(press(item, key)).toEqual({ ran: [], isPrevented: false });
    expect(press(item, 'Ctrl+k').ran).toEqual(['app.palette']);
  });
});

test('a field and a dialog keep their keys', () => {
  const { press } = open('app.undo', 'review.approve');
  expect(press(element('input', { type: 'text' }, ANYWHERE), 'Ctrl+z').ran).toEqual([]);
  expect(press(element('input', { type: 'checkbox' }, ANYWHERE), 'Ctrl+z').ran).toEqual(['app.undo']);
  expect(press(element('button', {}, element('div', { role: 'dialog' })), 'Ctrl+z').ran).toEqual([]);
  expect(press(element('div', { role: 'listbox' }, element('div', { role: 'dialog', 'data-open': '' })), 'Ctrl+z').ran).toEqual([]);
});

test('a page that something covers hears nothing, wherever the keyboard is, but what runs everywhere', () => {
  const { press, cover } = open('app.undo', 'review.approve', 'app.palette', 'bake-off.back');
  cover.isOver = true;
  for (const key of ['a', 'Ctrl+z']) expect(press(element('body'), key)).toEqual({ ran: [], isPrevented: false });
  expect(press(element('body'), 'Ctrl+k').ran).toEqual(['app.palette']);
  expect(press(element('body'), 'Backspace').ran).toEqual(['bake-off.back']);
  cover.isOver = false;
  expect(press(element('body'), 'a').ran).toEqual(['review.approve']);
});

describe('a field whose letters the window’s history keeps', () => {
  const field = element('input', { 'data-history': 'window' }, ANYWHERE);

  test('leaves undo and redo to the window, and nothing else', () => {
    const { press } = open('app.undo', 'app.redo', 'queue.select-all', 'review.approve');
    expect(press(field, 'Ctrl+z')).toEqual({ ran: ['app.undo'], isPrevented: true });
    expect(press(field, 'Ctrl+y').ran).toEqual(['app.redo']);
    for (const key of ['Ctrl+a', 'a', 'Enter']) expect(press(field, key)).toEqual({ ran: [], isPrevented: false });
  });

  test('has no history of its own where that of the window is empty', () => {
    const { press } = open();
    expect(press(field, 'Ctrl+z')).toEqual({ ran: [], isPrevented: true });
    expect(press(ANYWHERE, 'Ctrl+z')).toEqual({ ran: [], isPrevented: false });
  });
});

describe('the lettering workbench', () => {
  const words = element('input', { 'data-history': 'window' }, ANYWHERE);
  const dialog = element('div', { role: 'dialog' });

  test('has undo and redo for itself, once for a press', () => {
    const { press } = open('app.undo', 'app.redo', 'lettering.undo', 'lettering.redo');
    for (const place of [ANYWHERE, words, element('input', { type: 'range' }, ANYWHERE)]) {
      expect(press(place, 'Ctrl+z')).toEqual({ ran: ['lettering.undo'], isPrevented: true });
      expect(press(place, 'Ctrl+Shift+Z').ran).toEqual(['lettering.redo']);
      expect(press(place, 'Ctrl+y').ran).toEqual(['lettering.redo']);
    }
  });

  test('leaves them to dialogs over it, and to fields whose letters it does not keep', () => {
    const { press } = open('app.undo', 'app.redo', 'lettering.undo', 'lettering.redo');
    const others = [element('textarea', {}, dialog), element('button', {}, dialog), element('input', { type: 'text' }, ANYWHERE)];
    for (const place of others) {
      for (const key of ['Ctrl+z', 'Ctrl+Shift+Z', 'Ctrl+y']) expect(press(place, key)).toEqual({ ran: [], isPrevented: false });
    }
  });
});

test('a key that somebody has taken already is not taken again, nor one after the end', () => {
  const { press, stop } = open('app.undo');
  expect(press(ANYWHERE, 'Ctrl+z').ran).toEqual(['app.undo']);
  expect(press(ANYWHERE, 'Ctrl+z', 'taken').ran).toEqual([]);
  stop();
  expect(press(ANYWHERE, 'Ctrl+z').ran).toEqual([]);
});
