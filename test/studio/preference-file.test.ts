import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFirstPaint } from '../../electron/first-paint.ts';
import { createPreferenceFile, preferencesPath } from '../../electron/studio/preference-file.ts';

describe('preferences of a person', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'galley-preferences-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are kept, name by name, and what another window wrote meanwhile stays', () => {
    const path = join(folder, 'new', 'preferences.json');
    const [one, other] = [createPreferenceFile(path), createPreferenceFile(path)];
    expect(one.read()).toEqual({});
    expect(one.change({ theme: 'light', keys: { 'review.approve': ['B'] } })).toEqual({ theme: 'light', keys: { 'review.approve': ['B'] } });
    other.change({ language: 'de' });
    one.change({ theme: 'dark' });
    expect(other.read()).toEqual({ theme: 'dark', language: 'de', keys: { 'review.approve': ['B'] } });
    expect(readdirSync(join(folder, 'new'))).toEqual(['preferences.json']);
  });

  it('that cannot be understood are as none, and are not written over by looking', () => {
    const path = join(folder, 'preferences.json');
    for (const broken of ['{"theme":', '[1, 2]', 'null', '']) {
      writeFileSync(path, broken);
      expect(createPreferenceFile(path).read(), broken).toEqual({});
    }
  });

  it('may not grow without end', () => {
    const preferences = createPreferenceFile(join(folder, 'preferences.json'));
    expect(() => preferences.change({ seen: 'x'.repeat(300_000) })).toThrow('200000 characters at most');
    expect(preferences.read()).toEqual({});
  });

  it('lie beside the connections', () => {
    const env = (values: Record<string, string>) => preferencesPath(values as NodeJS.ProcessEnv, 'linux', '/home/ada');
    expect(env({})).toBe('/home/ada/.config/galley/preferences.json');
    expect(env({ GALLEY_CONNECTIONS: '/elsewhere/connections.json' })).toBe('/elsewhere/preferences.json');
    expect(env({ GALLEY_CONNECTIONS: '/elsewhere/connections.json', GALLEY_PREFERENCES: '/own/p.json' })).toBe('/own/p.json');
  });
});

describe('the first paint', () => {
  const html = '<!doctype html>\n<html lang="en" data-theme="dark">\n<head></head></html>';

  it('wears the theme, contrast, motion and language of the person', () => {
    expect(withFirstPaint(html, { theme: 'light', contrast: 'more', motion: 'less', language: 'de' })).toBe(
      '<!doctype html>\n<html lang="de" data-theme="light" data-contrast="more" data-motion="less">\n<head></head></html>',
    );
  });

  it('takes no value that it does not know', () => {
    const attack = { theme: '"><script>alert(1)</script>', language: 'xx', contrast: 7, motion: null };
    expect(withFirstPaint(html, attack)).toBe(
      '<!doctype html>\n<html lang="en" data-theme="dark" data-contrast="system" data-motion="system">\n<head></head></html>',
    );
  });
});
