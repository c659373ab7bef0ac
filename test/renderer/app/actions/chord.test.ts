import { expect, test } from 'vitest';
import { chordLabel, chordOf, normalChord } from '../../../../renderer/app/actions/chord.ts';

const press = (key: string, code: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('a letter is its key, with Shift apart; a sign is the sign, however it is made', () => {
  expect(chordOf(press('a', 'KeyA'), false)).toBe('A');
  expect(chordOf(press('A', 'KeyA', { shiftKey: true }), false)).toBe('Shift+A');
  expect(chordOf(press('?', 'Slash', { shiftKey: true }), false)).toBe('?');
  expect(chordOf(press('+', 'Equal', { shiftKey: true }), false)).toBe('+');
  expect(chordOf(press(' ', 'Space'), false)).toBe('Space');
  expect(chordOf(press('1', 'Digit1', { shiftKey: true }), false)).toBe('1');
});

test('Mod is ⌘ on a Mac and Ctrl elsewhere', () => {
  expect(chordOf(press('k', 'KeyK', { ctrlKey: true }), false)).toBe('Mod+K');
  expect(chordOf(press('k', 'KeyK', { metaKey: true }), true)).toBe('Mod+K');
  expect(chordOf(press('k', 'KeyK', { ctrlKey: true }), true)).toBe('Ctrl+K');
  expect(chordOf(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+Z');
});

test('other alphabets and what Alt writes on a Mac count by the place of the key', () => {
  expect(chordOf(press('ф', 'KeyA'), false)).toBe('A');
  expect(chordOf(press('å', 'KeyA', { altKey: true }), true)).toBe('Alt+A');
});

test('a modifier alone is no chord', () => {
  expect(chordOf(press('Shift', 'ShiftLeft', { shiftKey: true }), false)).toBeNull();
  expect(chordOf(press('Dead', 'Equal'), false)).toBeNull();
});

test('chords are compared and shown whatever the order of their modifiers', () => {
  expect(normalChord('Shift+Mod+Z')).toBe('Mod+Shift+Z');
  expect(normalChord('Mod++')).toBe('Mod++');
  expect([chordLabel('Mod+Shift+Z', false), chordLabel('Mod+Shift+Z', true), chordLabel('ArrowLeft', false), chordLabel('Mod++', false)]).toEqual([
    'Ctrl+Shift+Z',
    '⌘⇧Z',
    '←',
    'Ctrl++',
  ]);
});
