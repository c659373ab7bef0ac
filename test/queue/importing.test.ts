import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Studio } from '../../electron/studio.ts';
import { openPausedStudio } from './studio-for-test.ts';

const promptsOf = (studio: Studio, ids: readonly string[]) => ids.map((id) => studio.queue.get(id).request.prompt);

async function studioWith(files: Record<string, string>): Promise<Studio> {
  const studio = await openPausedStudio();
  mkdirSync(join(studio.info.folder, 'wildcards'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(studio.info.folder, 'wildcards', `${name}.txt`), content);
  return studio;
}

describe('variations', () => {
  it('use the project’s wildcards; what is previewed is what is queued', async () => {
    const studio = await studioWith({ colours: 'red\n9::blue\n' });
    expect(studio.wildcards.list()).toEqual([{ name: 'colours', count: 2, first: ['red', '9::blue'] }]);
    const request = { prompt: 'a __colours__ {oak|pine} sign', sample: 3, seed: 5 };
    const preview = studio.queue.preview(request);
    expect(preview).toMatchObject({ variations: 3, combinations: 4, warnings: [] });
    const ids = studio.queue.add([request]);
    expect(promptsOf(studio, ids)).toEqual(preview.firstVariations);
    expect(ids.map((id) => studio.queue.get(id).request)).toEqual(ids.map((id) => expect.not.objectContaining({ sample: 3, prompt: id })));
  });

  it('draw the same without a seed, and give every job a seed of its own', async () => {
    const { queue } = await openPausedStudio();
    const request = { prompt: 'icon {1..5000}', sample: 4 };
    const [first, second] = [queue.add([request]), queue.add([request])];
    expect(first.map((id) => queue.get(id).request.prompt)).toEqual(second.map((id) => queue.get(id).request.prompt));
    expect(new Set([...first, ...second].map((id) => queue.get(id).request.seed)).size).toBe(8);
    expect(queue.add([{ ...request, prompt: '{a|b}', sample: 10 }])).toHaveLength(2);
  });

  it('warn in the preview and are refused by name when a wildcard is missing, empty or in a circle', async () => {
    const { queue } = await studioWith({ empty: '', a: '__b__', b: '__a__' });
    expect(queue.preview({ prompt: 'a __colour__ cat' })).toMatchObject({
      firstVariations: ['a __colour__ cat'],
      warnings: [expect.stringMatching(/colour\.txt/)],
    });
    const refusal = (prompt: string) => {
      try {
        queue.add([{ prompt: 'a lighthouse' }, { prompt }]);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(refusal('a __colour__ cat')).toBe(
      '“a __colour__ cat” cannot be queued. There is no wildcard file wildcards/colour.txt: write \\__colour__ for the words themselves.',
    );
    expect(refusal('an __empty__ cat')).toMatch(/“an __empty__ cat” .*wildcards\/empty\.txt has no line to choose/);
    expect(refusal('an __a__ cat')).toMatch(/in a circle: __a__ → __b__ → __a__\./);
    expect(queue.list({ limit: 1, offset: 0 }).total).toBe(0);
    expect(await queue.importText({ fileName: '', content: 'a __colour__ cat\na barn' })).toMatchObject({ ids: [expect.any(String)], problems: [{ line: 1 }] });
  });

  it('of an enormous product are counted, shown and sampled, never made', async () => {
    const { queue } = await openPausedStudio();
    const prompt = '{a|b|c|d|e|f|g|h}'.repeat(40);
    expect(queue.preview({ prompt })).toMatchObject({
      combinations: null,
      variations: Number.MAX_SAFE_INTEGER,
      warnings: [expect.stringMatching(/endlessly many/)],
    });
    expect(queue.preview({ prompt, sample: 20 })).toMatchObject({ combinations: null, variations: 20, warnings: [] });
    expect(queue.add([{ prompt, sample: 20 }])).toHaveLength(20);
    expect(() => queue.add([{ prompt: '{1..10001}' }])).toThrow(/10,001 variations/);
    expect(() => queue.add(Array.from({ length: 11 }, () => ({ prompt: '{1..10000}' })))).toThrow(/more than 100,000 jobs together/);
    expect(() => queue.add([{ prompt: 'a {b|c}', words: { object: [{ start: 0, end: 1 }], style: [] } }])).toThrow(/without variations/);
  });

  it('are not made again of a job whose literal braces are left alone', async () => {
    const { queue } = await openPausedStudio();
    const [id] = queue.add([{ prompt: 'a \\{red|blue\\} door' }]);
    expect(queue.edit(id, { ...queue.get(id).request, width: 512 }).request).toMatchObject({ prompt: 'a {red|blue} door', width: 512 });
    expect(() => queue.edit(id, { prompt: 'a {red|blue} gate' })).toThrow(/one picture/);
  });
});

describe('importing with a template', () => {
  const content = 'Colour,Animal,slogan,width\nred,fox,"Say ""hi""",256\nblue,,Yo,\n{a|b},owl,Hoot,huge\ngrey,owl,Hoot,\n';
  const template = 'a {{colour}} {{animal}} mug that says "{{slogan}}", {matt|glossy}';

  it('previews what it then queues', async () => {
    const studio = await openPausedStudio();
    const text = { fileName: 'mugs.csv', content, template, defaults: { height: 512 } };
    const preview = studio.queue.previewImport(text);
    expect(preview).toMatchObject({
      count: 4,
      columns: ['Colour', 'Animal', 'slogan', 'width'],
      problems: [
        { line: 3, message: 'On line 3, “Animal” is empty.' },
        { line: 4, message: 'On line 4, width is “huge”, which is not a number.' },
      ],
    });
    expect(studio.queue.list({ limit: 1, offset: 0 }).total).toBe(0);
    const { ids, problems } = await studio.queue.importText(text);
    expect(problems).toEqual(preview.problems);
    expect(preview.first).toMatchObject(ids.map((id) => studio.queue.get(id).request).map(({ prompt, width, height }) => ({ prompt, width, height })));
    expect(studio.queue.get(ids[0])).toMatchObject({
      request: { prompt: 'a red fox mug that says «Say "hi"», matt', width: 256, height: 512 },
      reading: { intent: 'typography', lettering: [{ text: 'Say "hi"' }] },
    });
  });

  it('says that a template would help, and refuses one that does not fit', async () => {
    const { queue } = await openPausedStudio();
    expect(queue.previewImport({ fileName: 'mugs.csv', content })).toMatchObject({
      count: 0,
      columns: ['Colour', 'Animal', 'slogan', 'width'],
      problems: [{ line: 1, message: expect.stringMatching(/A template with \{\{Colour\}\}/) }],
    });
    expect(() => queue.previewImport({ fileName: 'mugs.csv', content, template: 'a {{color}} mug' })).toThrow(/\{\{color\}\}, which is no column/);
  });

  it('lets other work have its turns', async () => {
    const { queue } = await openPausedStudio();
    const rows = Array.from({ length: 400 }, (_, i) => `a red apple icon, take ${i}`);
    const turnsOf = async (work: () => Promise<unknown>) => {
      let turns = 0;
      const timer = setInterval(() => void turns++, 1);
      await work();
      clearInterval(timer);
      return turns;
    };
    expect(await turnsOf(() => queue.importText({ fileName: '', content: rows.join('\n') }))).toBeGreaterThan(2);
    expect(await turnsOf(() => queue.addMany(rows.map((prompt) => ({ prompt }))))).toBeGreaterThan(2);
    expect(queue.status().counts.queued).toBe(800);
  });

  it('draws a sample for every row by itself', async () => {
    const { queue } = await openPausedStudio();
    const rows = Array.from({ length: 20 }, (_, i) => `animal${i}`).join('\n');
    const { first, count } = queue.previewImport({ fileName: 'a.csv', content: `animal\n${rows}`, template: '{{animal}} {1..1000}', defaults: { sample: 1 } });
    expect(count).toBe(20);
    expect(new Set(first.map(({ prompt }) => prompt.split(' ')[1])).size).toBeGreaterThan(8);
  });
});
