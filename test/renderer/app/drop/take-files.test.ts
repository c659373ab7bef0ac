import { describe, expect, it } from 'vitest';
import { createDropHub } from '../../../../renderer/app/drop/drop-hub.ts';
import { isWorkflow, kindOf, kindOfType } from '../../../../renderer/app/drop/file-kind.ts';
import { takeFiles } from '../../../../renderer/app/drop/take-files.ts';
import { createFakeWindow } from '../../fakes/fake-window.ts';

const file = (name: string, content = '', type = '') => new File([content], name, { type });
const API_WORKFLOW = JSON.stringify({ 3: { class_type: 'KSampler', inputs: {} }, 4: { class_type: 'CheckpointLoaderSimple', inputs: {} } });

describe('what a file is', () => {
  it('is known by its name, its type, and by looking into JSON', async () => {
    const kinds = await Promise.all(
      [
        file('a.PNG'),
        file('pasted', '', 'image/png'),
        file('list.txt'),
        file('table.csv'),
        file('prompts.json', '["a cat"]'),
        file('flow.json', API_WORKFLOW),
        file('broken.json', '{'),
        file('Inter.woff2'),
        file('song.mp3', '', 'audio/mpeg'),
        file('logo.svg', '', 'image/svg+xml'),
      ].map(kindOf),
    );
    expect(kinds).toEqual(['image', 'image', 'prompts', 'prompts', 'prompts', 'workflow', 'prompts', 'font', 'unknown', 'unknown']);
  });

  it('is a workflow in either of ComfyUI’s formats, and not whatever is an object', () => {
    expect([{ nodes: [], links: [] }, JSON.parse(API_WORKFLOW)].map(isWorkflow)).toEqual([true, true]);
    expect([{}, [], null, 'x', { prompt: 'a cat' }, { 3: null }].map(isWorkflow)).toEqual([false, false, false, false, false, false]);
  });

  it('may be said while it is dragged, or not', () => {
    expect(['image/png', 'text/csv', 'video/mp4', '', 'application/x-thing'].map(kindOfType)).toEqual(['image', 'prompts', 'unknown', null, null]);
  });
});

describe('dropped files', () => {
  it('go to the page that wants them, or else to where they belong; wrong ones are named', async () => {
    const { stores } = createFakeWindow([]);
    const taken: string[] = [];
    const leave = stores.drops.bind(() => ({ kind: 'workflow', says: () => 'Import', take: (files) => taken.push(...files.map(({ name }) => name)) }));
    stores.navigation.getState().go('compare');
    await takeFiles([file('flow.json', API_WORKFLOW), file('song.mp3'), file('prompts.txt', 'a red mug\na blue mug\n')], stores);
    expect(taken).toEqual(['flow.json']);
    expect(stores.navigation.getState().page).toBe('queue');
    expect(stores.importing.getState().list).toMatchObject({ fileName: 'prompts.txt', content: 'a red mug\na blue mug\n' });
    expect(stores.notices.getState().notices).toMatchObject([{ tone: 'error', text: expect.stringContaining('“song.mp3”') }]);
    leave();
    await takeFiles([file('flow.json', API_WORKFLOW)], stores);
    expect(stores.navigation.getState().page).toBe('models');
    expect(stores.notices.getState().notices.at(-1)?.title).toContain('flow.json');
  });

  it('are taken by who came last', () => {
    const hub = createDropHub();
    const taker = (says: string) => () => ({ kind: 'image' as const, says: () => says, take: () => {} });
    hub.bind(taker('page'));
    const leave = hub.bind(taker('dialog'));
    hub.bind(() => null);
    expect(hub.takerOf('image')?.says()).toBe('dialog');
    leave();
    expect([hub.takerOf('image')?.says(), hub.takerOf('font')]).toEqual(['page', null]);
  });
});
