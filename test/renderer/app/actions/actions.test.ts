import { describe, expect, it } from 'vitest';
import type { ActionHandler } from '../../../../renderer/app/actions/action.ts';
import { createActionHub } from '../../../../renderer/app/actions/action-hub.ts';
import { ALL_ACTIONS } from '../../../../renderer/app/actions/all.ts';
import { normalChord } from '../../../../renderer/app/actions/chord.ts';
import { keyTable, mayClash } from '../../../../renderer/app/actions/key-table.ts';
import { runAction } from '../../../../renderer/app/actions/run-action.ts';

describe('the table of actions', () => {
  it('names every action once, and no key twice where both could be meant', () => {
    expect(new Set(ALL_ACTIONS.map(({ id }) => id)).size).toBe(ALL_ACTIONS.length);
    const clashes = [...keyTable(ALL_ACTIONS, {})].flatMap(([chord, specs]) =>
      specs.flatMap((one, index) => specs.slice(index + 1).flatMap((other) => (mayClash(one, other) ? [`${chord}: ${one.id}, ${other.id}`] : []))),
    );
    expect(clashes).toEqual([]);
  });

  it('writes its chords in one way', () => {
    const keys = ALL_ACTIONS.flatMap((spec) => spec.keys);
    expect(keys.filter((chord) => chord !== normalChord(chord) || /^[a-z]$/.test(chord))).toEqual([]);
  });

  it('takes a person’s own keys instead of those that ship', () => {
    const table = keyTable(ALL_ACTIONS, { 'app.settings': ['Mod+;'], 'go.matrix': ['Mod+Alt+1'] });
    expect(table.get('Mod+;')?.map(({ id }) => id)).toEqual(['app.settings']);
    expect([table.get('Mod+,'), table.get('4')?.filter(({ id }) => id === 'go.matrix') ?? []]).toEqual([undefined, []]);
    expect(table.get('Mod+Alt+1')?.map(({ id }) => id)).toEqual(['go.matrix']);
  });

  it('lets the key of a page count there before one that goes to another page', () => {
    const stars = { id: 'review.stars-1', title: 'One star', group: 'Review', page: 'review', keys: ['1'] } as const;
    const go = ALL_ACTIONS.find(({ id }) => id === 'go.queue')!;
    expect(mayClash(go, stars)).toBe(false);
    expect(keyTable([go, stars], {}).get('1')).toEqual([stars, go]);
    expect(mayClash(ALL_ACTIONS.find(({ id }) => id === 'app.shortcuts')!, stars)).toBe(true);
  });
});

describe('a part of a page', () => {
  const of = (id: string, place?: string) => ({ id, title: id, group: 'Review', page: 'review' as const, keys: ['K'], ...(place !== undefined && { place }) });

  it('may use keys of its page for itself, and is asked first', () => {
    const [page, part, other] = [of('review.next-layer'), of('lettering.keep', 'workbench'), of('lettering.next', 'workbench')];
    expect([mayClash(page, part), mayClash(part, other)]).toEqual([false, true]);
    expect(keyTable([page, part], {}).get('K')).toEqual([part, page]);
  });
});

describe('what can be done now', () => {
  const due: (() => void)[] = [];
  const hub = () => createActionHub((run) => due.push(run));

  it('is what the component that came last says, as long as it is there', () => {
    const actions = hub();
    const calls: string[] = [];
    let second: ActionHandler | undefined = () => calls.push('second');
    actions.bind(() => ({ 'app.undo': () => calls.push('first') }));
    const leave = actions.bind(() => ({ 'app.undo': second }));
    const run = () => runAction('app.undo', { actions, go: () => {} });
    void run();
    second = undefined;
    void run();
    leave();
    void run();
    expect(calls).toEqual(['second', 'first', 'first']);
  });

  it('is waited for where its page has to come first', async () => {
    const actions = hub();
    const bound = actions.whenBound('review.approve', 200);
    actions.bind(() => ({ 'review.approve': () => {} }));
    expect(await bound).toBe(true);
    const never = actions.whenBound('review.reject', 100);
    while (due.length > 0) due.shift()!();
    expect(await never).toBe(false);
  });

  it('is nothing for an action that nobody knows', async () => {
    expect(await runAction('no.such', { actions: hub(), go: () => {} })).toBe(false);
  });
});
