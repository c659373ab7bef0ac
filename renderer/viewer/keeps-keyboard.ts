/** Whether a menu's button has the keyboard after it: only when it was used by keyboard, otherwise the next Space is for looking. */
export function keepsKeyboard(how: string): boolean {
  return how === 'keyboard';
}
