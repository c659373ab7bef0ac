import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWindowPlaces, seenPlace } from '../../electron/shell/window-places.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PLACE = { x: 10, y: 20, width: 1200, height: 800, isMaximised: false, isFullScreen: false };

describe('places of windows', () => {
  it('are kept by name and outlive a start', () => {
    const path = join(temporaryFolder(), 'windows.json');
    createWindowPlaces(path).write('main', PLACE);
    createWindowPlaces(path).write('review', { ...PLACE, isMaximised: true });
    expect(createWindowPlaces(path).read('main')).toEqual(PLACE);
    expect(createWindowPlaces(path).read('review')).toEqual({ ...PLACE, isMaximised: true });
    expect(readdirSync(join(path, '..'))).toEqual(['windows.json']);
  });

  it('are none where the file is broken, and one broken place leaves the others', () => {
    const path = join(temporaryFolder(), 'windows.json');
    writeFileSync(path, '{ half');
    expect(createWindowPlaces(path).read('main')).toBe(null);
    writeFileSync(path, JSON.stringify({ main: { ...PLACE, width: 'wide' }, review: PLACE }));
    expect(createWindowPlaces(path).read('main')).toBe(null);
    expect(createWindowPlaces(path).read('review')).toEqual(PLACE);
    createWindowPlaces(path).write('main', PLACE);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ main: PLACE, review: PLACE });
  });

  it('are let be where the folder cannot be written', () => {
    const path = join(temporaryFolder(), 'none', 'windows.json');
    createWindowPlaces(path).write('main', PLACE);
    expect(existsSync(path)).toBe(false);
  });
});

describe('a place that can be seen', () => {
  const small = { x: 0, y: 25, width: 1280, height: 775 };
  const second = { x: 1280, y: 0, width: 2560, height: 1440 };
  it.each([
    ['stays', PLACE, [{ ...small, width: 1920, height: 1080 }], { x: 10, y: 20, width: 1200, height: 800 }],
    ['stays on the second screen', { ...PLACE, x: 2000, y: 100 }, [small, second], { x: 2000, y: 100, width: 1200, height: 800 }],
    ['comes back when that one is gone', { ...PLACE, x: 2000, y: 100 }, [small], { x: 40, y: 25, width: 1200, height: 775 }],
    ['comes back when its title bar is above the screen', { ...PLACE, y: -700 }, [small], { x: 40, y: 25, width: 1200, height: 775 }],
    ['is no larger than its screen', { ...PLACE, x: 0, y: 25, width: 3000, height: 2000 }, [small], { x: 0, y: 25, width: 1280, height: 775 }],
  ])('%s', (_, place, areas, expected) => {
    const { x, y, width, height } = place;
    expect(seenPlace({ x, y, width, height }, areas)).toEqual(expected);
  });
});
