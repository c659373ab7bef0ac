import { afterEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { guardUnsaved } from '../../../renderer/app/guard-unsaved.ts';

afterEach(() => void vi.unstubAllGlobals());

test('a window asks before it closes over what one of its stores has not saved', () => {
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  const stays = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const [limits, draft] = [1, 2].map(() => createStore(() => ({ isEdited: false })));
  for (const store of [limits, draft]) guardUnsaved(store);
  expect(stays()).toBe(false);
  limits.setState({ isEdited: true });
  draft.setState({ isEdited: true });
  limits.setState({ isEdited: false });
  expect(stays()).toBe(true);
  draft.setState({ isEdited: false });
  expect(stays()).toBe(false);
});
