import { expect, it } from 'vitest';
import type { AdapterKind, RemoteModel, RemoteRequest } from '../../../../electron/models/remote-model.ts';
import type { Stage } from '../conformance.ts';
import { requestOf } from '../support/request.ts';
import { decoded, type Ground, gradient, isMasked, mask, onStage, refusalOf, requestFor, resultOf } from './ground.ts';

type OptionCase = [name: string, changes: Partial<RemoteRequest>, isSupported: (model: RemoteModel) => boolean, warning: RegExp];

const OPTIONS: OptionCase[] = [
  ['negativePrompt', { negativePrompt: 'blurry' }, (model) => model.capabilities.negativePrompt, /negative/i],
  ['steps', { steps: 17 }, (model) => model.capabilities.steps, /\bsteps?\b/i],
  ['guidance', { guidance: 3.5 }, (model) => model.capabilities.guidance, /guidance|cfg/i],
  ['transparentBackground', { transparentBackground: true }, (model) => model.capabilities.transparentBackground, /transparen/i],
  ['an option that nobody knows', { params: { galleyTestOption: 'x' } }, () => false, /galleyTestOption/],
];

/** The pictures are those that were asked for, and what cannot be followed is said before and after. */
export function itMakesPictures(kind: AdapterKind, setUp: () => Promise<Stage>): void {
  it('gives a picture for each seed, the same one for the same seed', () =>
    onStage(kind, setUp, async (ground) => {
      for (const model of ground.models) await checkSeeds(ground, model);
    }));

  it('gives the size that was asked for, or its nearest and a warning', () =>
    onStage(kind, setUp, async (ground) => {
      for (const model of ground.models.filter(({ capabilities }) => capabilities.generate)) {
        for (const [width, height] of [
          [1000, 700],
          [704, 1216],
          [1344, 768],
        ]) {
          const request = requestOf({ width, height });
          const result = resultOf(await ground.call(model, request));
          const picture = await decoded(result.images[0]);
          if (picture.width !== width || picture.height !== height) expect(model.warnings(request).join(' '), model.id).toMatch(/\d\s*[×x:]\s*\d|size|shape/i);
          expect(Math.sign(picture.width - picture.height) * Math.sign(width - height), `${model.id} turns ${width}×${height}`).toBeGreaterThanOrEqual(0);
        }
      }
    }));

  it.each(OPTIONS)('follows %s or warns before anything is sent', (_name, changes, isSupported, warning) =>
    onStage(kind, setUp, async (ground) => {
      for (const model of ground.models) {
        const request = await requestFor(model, changes);
        const warnings = model.warnings(request);
        expect(ground.stage.server.asked).toEqual([]);
        if (isSupported(model)) expect(warnings.join(' '), model.id).not.toMatch(warning);
        else expect(warnings.join(' '), model.id).toMatch(warning);
      }
    }),
  );

  it('warns of the same before the call as after it', () =>
    onStage(kind, setUp, async (ground) => {
      for (const model of ground.models) {
        const everything = Object.assign({}, ...OPTIONS.map(([, changes]) => changes)) as Partial<RemoteRequest>;
        for (const request of [await requestFor(model), await requestFor(model, { ...everything, isDraft: true, strength: 0.4 })]) {
          const before = model.warnings(request);
          const { warnings } = resultOf(await ground.call(model, request));
          expect([...warnings].sort(), model.id).toEqual([...before].sort());
        }
      }
    }));

  it('sends the words of a prompt as they are', () =>
    onStage(kind, setUp, async (ground) => {
      const prompt = 'A sign that says "OPEN \\ 24h"\r\nX-Injected: yes\n{width} {seed} $' + '{apiKey} %7B <b> Ünïcode 漢字 🎈';
      for (const model of ground.models.filter(({ capabilities }) => capabilities.generate)) {
        resultOf(await ground.call(model, requestOf({ prompt })));
        // Lines end differently in forms (RFC 7578 sends them as CRLF).
        expect(ground.stage.server.invoice.at(-1)?.prompt.replaceAll('\r\n', '\n'), model.id).toBe(prompt.replaceAll('\r\n', '\n'));
        expect(ground.stage.server.asked.some(({ headers }) => 'x-injected' in headers)).toBe(false);
      }
    }));

  it('repaints where the mask is 255 and nowhere else', () =>
    onStage(kind, setUp, async (ground) => {
      const editors = ground.models.filter(({ capabilities }) => capabilities.editWithMask);
      expect(editors.length > 0).toBe(ground.stage.repainted !== undefined);
      for (const model of editors) await checkPolarity(ground, model);
    }));

  it('makes remixes and upscales where it says so, and nothing of a kind that it does not have', () =>
    onStage(kind, setUp, async (ground) => {
      for (const model of ground.models) await checkKinds(ground, model);
    }));
}

async function checkSeeds(ground: Ground, model: RemoteModel): Promise<void> {
  const seeds = [11, 12, 13].slice(0, model.capabilities.batch);
  const request = await requestFor(model, { seeds });
  const first = resultOf(await ground.call(model, request));
  expect(first.images.length, model.id).toBe(seeds.length);
  const pictures = await Promise.all(first.images.map(decoded));
  if (!model.capabilities.seed) return;
  // Vendors that take one seed for a batch say what the others got.
  expect([null, seeds[0]], model.id).toContain(first.images[0].seed);
  const again = await Promise.all(resultOf(await ground.call(model, request)).images.map(decoded));
  expect(again.map(({ data }) => Buffer.from(data).toString('base64').slice(0, 64))).toEqual(
    pictures.map(({ data }) => Buffer.from(data).toString('base64').slice(0, 64)),
  );
  const other = await decoded(resultOf(await ground.call(model, { ...request, seeds: [999] })).images[0]);
  expect(Buffer.from(other.data).equals(Buffer.from(pictures[0].data)), `${model.id} ignores the seed`).toBe(false);
}

async function checkPolarity(ground: Ground, model: RemoteModel): Promise<void> {
  const image = await gradient(1024, 1024);
  const request = requestOf({ kind: 'edit', image, mask: await mask(1024, 1024), prompt: 'A blue door' });
  await decoded(resultOf(await ground.call(model, request)).images[0]);
  const seen = await ground.stage.repainted!();
  if (!seen) throw new Error(`${model.id}: the vendor was asked for no edit.`);
  let agreeing = 0;
  const side = 48;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = Math.floor(((column + 0.5) / side) * seen.width);
      const y = Math.floor(((row + 0.5) / side) * seen.height);
      if (seen.data[y * seen.width + x] >= 128 === isMasked(x, y, seen.width, seen.height)) agreeing++;
    }
  }
  expect(agreeing / side ** 2, `${model.id}: share of pixels that are repainted or kept as asked`).toBeGreaterThan(0.99);
  for (const missing of [{ mask: null }, { image: null }]) {
    const paid = ground.paidRequests();
    refusalOf(await ground.call(model, { ...request, ...missing }));
    expect(ground.paidRequests()).toBe(paid);
  }
}

async function checkKinds(ground: Ground, model: RemoteModel): Promise<void> {
  const { generate, editWithMask, remix, upscale, batch } = model.capabilities;
  const small = { image: await gradient(512, 512), width: 1024, height: 1024 };
  const kinds: [boolean, Partial<RemoteRequest>][] = [
    [generate, { kind: 'generate' }],
    [editWithMask, { kind: 'edit', image: await gradient(1024, 1024), mask: await mask(1024, 1024) }],
    [remix, { kind: 'remix', image: await gradient(1024, 1024), strength: 0.5 }],
    [upscale, { kind: 'upscale', ...small }],
  ];
  for (const [has, changes] of kinds) {
    const paid = ground.paidRequests();
    const heard = await ground.call(model, requestOf(changes));
    if (!has) {
      refusalOf(heard);
      expect(ground.paidRequests(), `${model.id} sent a ${changes.kind} that it does not have`).toBe(paid);
      continue;
    }
    const picture = await decoded(resultOf(heard).images[0]);
    if (changes.kind === 'upscale') expect(picture.width, model.id).toBeGreaterThan(512);
  }
  const paid = ground.paidRequests();
  refusalOf(await ground.call(model, await requestFor(model, { seeds: Array.from({ length: batch + 1 }, (_, index) => index + 1) })));
  refusalOf(await ground.call(model, await requestFor(model, { seeds: [] })));
  expect(ground.paidRequests()).toBe(paid);
}
