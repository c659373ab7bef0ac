import { describe, expect, it } from 'vitest';
import { acceleratorOf, menuTemplate } from '../../electron/shell/menu-template.ts';
import type { Menu } from '../../shared/desktop.ts';

describe('an accelerator', () => {
  it.each([
    ['A', 'A'],
    ['Mod+K', 'CommandOrControl+K'],
    ['Mod+Shift+Z', 'CommandOrControl+Shift+Z'],
    ['ArrowLeft', 'Left'],
    ['+', 'Plus'],
    ['Mod++', 'CommandOrControl+Plus'],
    ['Mod+,', 'CommandOrControl+,'],
    ['F6', 'F6'],
    ['Hyper+K', null],
    ['ß', null],
    ['Mod+', null],
  ])('of %s is %s', (chord, accelerator) => {
    expect(acceleratorOf(chord)).toBe(accelerator);
  });
});

describe('native menus', () => {
  const menus: Menu[] = [
    {
      label: 'Review',
      items: [
        { kind: 'action', id: 'review.approve', label: 'Approve & go on', chord: 'A' },
        { kind: 'action', id: 'app.palette', label: 'Search', chord: 'Mod+K' },
        { kind: 'separator' },
        { kind: 'role', role: 'copy', label: 'Kopieren' },
        { kind: 'role', role: 'about', label: 'About' },
      ],
    },
  ];
  const build = (platform: NodeJS.Platform) => {
    const ran: string[] = [];
    const template = menuTemplate({ menus, platform, run: (id) => ran.push(id), about: () => ran.push('about') });
    return { template, ran, items: template.at(-1)!.submenu as Electron.MenuItemConstructorOptions[] };
  };

  it('run what they name, show keys without taking them, and keep the words of the window', () => {
    const { items, ran } = build('linux');
    expect(items.map(({ label, role, accelerator, registerAccelerator }) => [label, role, accelerator, registerAccelerator])).toEqual([
      ['Approve && go on', undefined, 'A', false],
      ['Search', undefined, 'CommandOrControl+K', false],
      [undefined, undefined, undefined, undefined],
      ['Kopieren', 'copy', undefined, undefined],
      ['About', undefined, undefined, undefined],
    ]);
    items[0].click!(undefined as never, undefined, undefined as never);
    items[4].click!(undefined as never, undefined, undefined as never);
    expect(ran).toEqual(['review.approve', 'about']);
  });

  it('have no plain letters on a Mac, which would take them from who types', () => {
    const { items, template } = build('darwin');
    expect(items.map(({ accelerator }) => accelerator)).toEqual([undefined, 'CommandOrControl+K', undefined, undefined, undefined]);
    expect(template[0]).toEqual({ role: 'appMenu' });
  });
});
