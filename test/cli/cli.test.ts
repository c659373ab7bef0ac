import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('galley read', () => {
  it('answers rows with rows and nothing else', async () => {
    const rows = [
      { id: 'a', prompt: 'a neon sign that says "OPEN LATE", film still' },
      { id: 2, prompt: 'seamless oak wood texture' },
    ];
    const { code, out, err } = await galley(['read', '--jsonl'], { input: rows.map((row) => JSON.stringify(row)).join('\n') });
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(answers).toEqual([
      { id: 'a', intent: 'typography', scores: expect.any(Object), texts: ['OPEN LATE'], object: expect.any(Array), style: ['film still'] },
      { id: 2, intent: 'texture', scores: expect.any(Object), texts: [], object: expect.any(Array), style: expect.any(Array) },
    ]);
    for (const { scores } of answers) expect(Object.values<number>(scores).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 6);
  });

  it('names broken rows by line, answers the others and fails', async () => {
    const { code, out, err } = await galley(['read', '--jsonl'], { input: '{"id":1,"prompt":"a cat"}\n{"id":2}\nnot json\n{"id":4,"prompt":""}\n' });
    expect(code).toBe(1);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([1]);
    expect(err).toMatch(/Line 2: .*\n.*Line 3: .*\n.*Line 4: /s);
  });
});

describe('galley route', () => {
  it('explains itself', async () => {
    const { code, out } = await galley(['route', '--json', 'portrait of an old fisherman']);
    const { route } = JSON.parse(out);
    expect(code).toBe(0);
    expect(route).toMatchObject({ intent: 'face', column: 'final', model: 'sketch' });
    expect(route.skipped.length).toBeGreaterThan(0);
    expect(route.reasons.length).toBeGreaterThan(2);
  });
});

describe('galley render', () => {
  it('renders a table, names the broken row, keeps the rest, and repeats itself to the byte', async () => {
    const folder = temporaryFolder();
    const table = join(folder, 'prompts.csv');
    writeFileSync(table, 'prompt,width,height,seed\n"a badge that says ""PINE""",256,256,3\nred brick texture,9,256,4\nred brick texture,128,128,5\n');
    const first = await galley(['render', table, '--out', join(folder, 'out'), '--json', '--run-metrics']);
    expect(first.err).toMatch(/line 3:/);
    const rows = JSON.parse(first.out);
    expect(rows.map((row: { state: string; seed: number }) => [row.state, row.seed])).toEqual([
      ['done', 3],
      ['done', 5],
    ]);
    expect(rows[0].metrics.outsideMask).toEqual({ max: 0, mean: 0 });
    expect(rows[0].lettering.characterErrorRate.after).toBe(0);
    expect(first.code).toBe(1);
    for (const { file } of rows) expect((await sharp(file).metadata()).format).toBe('png');
    const metrics = JSON.parse(readFileSync(rows[0].file.replace(/\.png$/, '.run_metrics.json'), 'utf8'));
    expect(metrics).toMatchObject({ status: 'done', time_s: expect.any(Number) });

    const again = await galley(['render', 'red brick texture', '--size', '128', '--seed', '5', '--out', join(folder, 'again'), '--json']);
    expect(again.code).toBe(0);
    expect(readFileSync(JSON.parse(again.out)[0].file)).toEqual(readFileSync(rows[1].file));
  });

  it('refuses an empty prompt and one that is too long', async () => {
    const out = temporaryFolder();
    const empty = await galley(['render', '   ', '--out', out]);
    expect({ code: empty.code, err: empty.err }).toEqual({ code: 1, err: expect.stringMatching(/empty/i) });
    const list = join(out, 'long.txt');
    writeFileSync(list, `${'long '.repeat(5000)}\na red apple icon\n`);
    const long = await galley(['render', list, '--size', '64', '--out', join(out, 'x')]);
    expect(long.err).toMatch(/line 1: .*20[.,\s]?000/);
    expect(readdirSync(join(out, 'x')).filter((name) => name.endsWith('.png'))).toHaveLength(1);
  });

  it.each(['🍕🚀 sticker', 'لافتة خشبية', '木の看板 テクスチャ', 'a \u0000\u0007 control \u202e character icon'])('renders %j', async (prompt) => {
    const out = temporaryFolder();
    const list = join(out, 'odd.json');
    writeFileSync(list, JSON.stringify([prompt]));
    const { out: text } = await galley(['render', list, '--size', '64', '--out', join(out, 'x'), '--json']);
    expect(JSON.parse(text)[0].state).toBe('done');
  });
});

describe('galley letter', () => {
  it('sets lettering, leaves everything else alone, and never overwrites by itself', async () => {
    const folder = temporaryFolder();
    const image = join(folder, 'plain.png');
    const out = join(folder, 'out.png');
    await sharp({ create: { width: 512, height: 256, channels: 3, background: '#2d4a3e' } })
      .png()
      .toFile(image);
    const { code, out: text } = await galley(['letter', image, '--text', 'OPEN', '--out', out, '--json']);
    const report = JSON.parse(text);
    expect(code).toBe(0);
    expect(report).toMatchObject({ characterErrorRate: { after: 0 }, regions: [{ wanted: 'OPEN', readAfter: 'OPEN', action: 'set', check: 'exact' }] });
    expect(Object.keys(report.stagesMs).sort()).toEqual(['check', 'erase', 'find', 'read', 'set']);
    const before = readFileSync(out);
    const second = await galley(['letter', image, '--text', 'SHUT', '--out', out]);
    expect({ code: second.code, err: second.err }).toEqual({ code: 1, err: expect.stringContaining('--force') });
    expect(readFileSync(out)).toEqual(before);
    const onto = await galley(['letter', image, '--text', 'SHUT', '--out', image, '--force']);
    expect(onto.code).toBe(1);
  });

  it('says what is wrong with a file that is no whole image', async () => {
    const folder = temporaryFolder();
    const put = (name: string, bytes: Uint8Array) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const noise = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
      .png()
      .toBuffer();
    const cases: [string, RegExp][] = [
      [put('truncated.png', noise.subarray(0, 40_000)), /truncated\.png is damaged/],
      [put('text.png', Buffer.from('hello, I am text')), /text\.png is not an image/],
      [put('empty.png', Buffer.alloc(0)), /empty\.png is empty/],
      [put('bomb.png', await bomb(30_000, 30_000)), /30000 × 30000 pixels/],
      [join(folder, 'absent.png'), /There is no file .*absent\.png/],
      [folder, /is not a file/],
    ];
    for (const [path, words] of cases) {
      const { code, err, out } = await galley(['letter', path, '--text', 'X', '--out', join(folder, 'o.png'), '--json']);
      expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringMatching(words) });
      expect(existsSync(join(folder, 'o.png'))).toBe(false);
    }
  });
});

/** A PNG header that promises far more pixels than the file has. */
async function bomb(width: number, height: number): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe('galley export', () => {
  it('exports nothing that was not approved and writes nothing outside', async () => {
    const folder = temporaryFolder();
    const project = join(folder, 'project');
    mkdirSync(project);
    await galley(['render', 'a red apple icon', '--size', '64', '--project', project, '--out', join(folder, 'r')]);
    const { code, out } = await galley(['export', '--project', project, '--out', join(folder, 'x'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ files: [], isReady: false });
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it('names the kinds of documents that it writes', async () => {
    const { code, err } = await galley(['export', '--out', temporaryFolder(), '--documents', 'psd,gif']);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('--documents takes psd, svg, ora') });
  });
});

describe('galley corrections', () => {
  it('lists corrected readings as labelled rows that galley read takes again', async () => {
    const folder = temporaryFolder();
    const project = join(folder, 'project');
    const prompt = 'close-up portrait of an old sailor';
    await galley(['render', prompt, '--size', '64', '--intent', 'texture', '--project', project, '--out', join(folder, 'r')]);
    const { code, out, err } = await galley(['corrections', '--project', project, '--json']);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(rows).toEqual([
      {
        id: expect.any(String),
        prompt,
        intent: 'texture',
        texts: [],
        also: [],
        texts_optional: [],
        tags: ['corrected'],
        corrected: ['intent'],
        read: { intent: 'face', texts: [] },
        at: expect.any(String),
      },
    ]);
    const again = await galley(['read', '--jsonl'], { input: out });
    expect(JSON.parse(again.out)).toMatchObject({ id: rows[0].id, intent: 'face' });
    const words = await galley(['corrections', '--project', project]);
    expect(words.out).toContain('texture, was face');
  });

  it('says that there is no project', async () => {
    const { code, err } = await galley(['corrections', '--project', join(temporaryFolder(), 'none')]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/There is no Galley project/) });
  });
});

describe('galley doctor', () => {
  it('tries every part', async () => {
    const { code, out } = await galley(['doctor', '--json', '--project', join(temporaryFolder(), 'none')]);
    const findings = JSON.parse(out);
    expect(code).toBe(0);
    expect(findings.map((finding: { name: string }) => finding.name)).toEqual(expect.arrayContaining(['node', 'database', 'fonts', 'ocr', 'sketch']));
  });
});

describe('the command line itself', () => {
  it('tells usage errors from faults, without a stack trace', async () => {
    for (const args of [['render'], ['nonsense'], ['render', 'x', '--out', '/tmp', '--size', '7'], ['letter']]) {
      const { code, err } = await galley(args);
      expect(code).not.toBe(0);
      expect(err).not.toMatch(/\n\s+at /);
    }
  });
});
