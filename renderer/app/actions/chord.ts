import { msg, t } from '../../words/t.ts';

/**
 * Keys that are pressed together: `A`, `Shift+A`, `Mod+K`, `ArrowLeft`, `Space`, `+`, `?`. `Mod` is ⌘ on a Mac and Ctrl elsewhere. A letter
 * means that key without Ctrl, ⌘ and Alt; a sign such as `?` means the sign, however a keyboard makes it.
 */
export type Chord = string;

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const MODIFIER_KEYS = new Set(['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'Fn', 'Dead', 'Unidentified', 'Process']);

export function isMacPlatform(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

/** The key itself: a letter as a capital, whatever alphabet the keyboard writes. */
function keyOf({ key, code, altKey }: KeyPress): string {
  if (key === ' ') return 'Space';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  // Alt on a Mac and other alphabets write other signs: the place of the key counts.
  if (letter !== undefined && (altKey || !/^[\x21-\x7e]$/.test(key))) return letter;
  return key.length === 1 ? key.toUpperCase() : key;
}

/** The chord of a key press; null for a modifier alone or a key that is part of composing a letter. */
export function chordOf(event: KeyPress, isMac: boolean): Chord | null {
  if (MODIFIER_KEYS.has(event.key)) return null;
  const key = keyOf(event);
  // Shift is a part of what makes a sign.
  const isSign = key.length === 1 && !/[\p{L}]/u.test(key);
  const parts: string[] = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push('Mod');
  if (isMac && event.ctrlKey) parts.push('Ctrl');
  if (!isMac && event.metaKey) parts.push('Meta');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey && !isSign) parts.push('Shift');
  return [...parts, key].join('+');
}

/** A chord with its modifiers in the order of `chordOf`. */
export function normalChord(chord: Chord): Chord {
  const parts = partsOf(chord);
  const key = parts.pop() ?? '';
  const order = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift'];
  return [...parts.sort((a, b) => order.indexOf(a) - order.indexOf(b)), key].join('+');
}

function partsOf(chord: Chord): string[] {
  return chord.endsWith('+') ? [...chord.slice(0, -1).split('+').filter(Boolean), '+'] : chord.split('+');
}

const SIGNS: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', '-': '−' };
const NAMES: Record<string, string> = {
  Space: msg('Space'),
  Enter: msg('Enter'),
  Escape: msg('Esc'),
  Delete: msg('Delete'),
  Backspace: msg('Backspace'),
  Home: msg('Home'),
  End: msg('End'),
  PageUp: msg('Page up'),
  PageDown: msg('Page down'),
  Shift: msg('Shift'),
  Ctrl: msg('Ctrl'),
};
const MAC: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' };

/** What is printed on the keys, one by one: ["Ctrl", "K"]. */
export function chordLabels(chord: Chord, isMac: boolean): string[] {
  return partsOf(chord).map((part) => {
    if (isMac && part in MAC) return MAC[part];
    if (part === 'Mod') return t(NAMES.Ctrl);
    if (part === 'Meta') return 'Win';
    return SIGNS[part] ?? (part in NAMES ? t(NAMES[part]) : part);
  });
}

/** What is printed on the keys, as one word: "Ctrl+K", "⌘K". */
export function chordLabel(chord: Chord, isMac: boolean): string {
  return chordLabels(chord, isMac).join(isMac ? '' : '+');
}
