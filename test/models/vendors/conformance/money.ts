import { expect, it } from 'vitest';
import type { AdapterKind, RemoteModel, RemoteRequest } from '../../../../electron/models/remote-model.ts';
import type { Stage } from '../conformance.ts';
import { type Ground, onStage, requestFor, requestsOf, resultOf } from './ground.ts';

/** What is billed is announced, priced and never sent twice; what was paid for can be fetched again where the vendor keeps it. */
export function itKeepsAccount(kind: AdapterKind, setUp: () => Promise<Stage>): void {
  it('announces the one billed request before it leaves, and sends none when it is told not to', () =>
    onStage(kind, setUp, async (ground) => {
      for (const model of ground.models) {
        for (const request of await requestsOf(model)) {
          const paidBefore = ground.paidRequests();
          const what = `${model.id}, ${request.kind}`;
          const heard = await ground.call(model, request);
          resultOf(heard);
          expect(heard.announcements, what).toEqual([paidBefore]);
          expect(ground.paidRequests(), what).toBe(paidBefore + 1);

          const refusal = new Error('The budget is spent.');
          const refused = await ground.call(model, request, { refusal });
          expect(refused.error, what).toMatchObject({ message: refusal.message });
          expect(ground.paidRequests(), `${what}: sent although it was told not to`).toBe(paidBefore + 1);
          expect(ground.stage.server.invoice).toHaveLength(paidBefore + 1);
        }
      }
    }));

  it('knows the price before it sends, to the cent of the invoice', () =>
    onStage(kind, setUp, async (ground) => {
      for (const model of ground.models) {
        const { batch } = model.capabilities;
        for (const changes of [{ isDraft: true }, { seeds: [1, 2, 3].slice(0, batch) }, { width: 1536, height: 1024 }]) {
          await checkPrice(ground, model, await requestFor(model, changes));
        }
        for (const request of await requestsOf(model)) await checkPrice(ground, model, request);
      }
    }));

  it('asks about a price that nobody publishes, and takes the word of the team', () =>
    onStage(kind, setUp, async (ground) => {
      if (ground.stage.hasPrices) return;
      const [first] = ground.models;
      expect(first.price(await requestFor(first))).toBe(first.capabilities.isPaid ? null : 0);
      const told = ground.stage.connection.models.map((offered) => ({ ...offered, assumedUsd: 0.05 }));
      const [model] = ground.reopen({ connection: { models: told } }).models;
      const seeds = [1, 2].slice(0, model.capabilities.batch);
      const expected = model.capabilities.isPaid ? 0.05 * seeds.length : 0;
      expect(model.price(await requestFor(model, { seeds }))).toBeCloseTo(expected, 9);
    }));

  it('fetches a paid picture again after a restart, where it says so, and pays nothing for it', () =>
    onStage(kind, setUp, async (ground) => {
      for (const { id } of ground.models.filter(({ capabilities }) => capabilities.resume)) {
        const model = ground.models.find((candidate) => candidate.id === id)!;
        let isDone = false;
        const heard = await ground.call(model, await requestFor(model), { onAccepted: () => expect(isDone).toBe(false) });
        isDone = true;
        const { images } = resultOf(heard);
        expect(heard.accepted, id).toHaveLength(1);
        const paid = ground.paidRequests();
        const later = ground.reopen();
        const same = later.models.find((candidate) => candidate.id === id)!;
        const again = resultOf(await later.resume(same, heard.accepted[0]));
        expect(again.images.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
          images.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
        );
        expect(ground.paidRequests(), id).toBe(paid);
      }
      for (const model of ground.models) expect(model.resume !== undefined, `${model.id}: capabilities.resume`).toBe(model.capabilities.resume);
    }));

  it('says so when a vendor does not know a job (any more)', () =>
    onStage(kind, setUp, async (ground) => {
      for (const model of ground.models.filter(({ capabilities }) => capabilities.resume)) {
        const heard = await ground.call(model, await requestFor(model));
        // The same form of a name, of a job that never was.
        const unknown = heard.accepted[0].replace(/[0-9a-f](?=[^0-9a-f]*$)/, (digit) => (digit === '0' ? '1' : '0'));
        const { error } = await ground.resume(model, unknown);
        expect(error, model.id).toMatchObject({ code: 'not-found' });
      }
    }));
}

async function checkPrice(ground: Ground, model: RemoteModel, request: RemoteRequest): Promise<void> {
  const { stage } = ground;
  const price = model.price(request);
  const linesBefore = stage.server.invoice.length;
  const { costUsd } = resultOf(await ground.call(model, request));
  const billed = stage.server.invoice.slice(linesBefore).reduce((sum, { usd }) => sum + usd, 0);
  const what = `${model.id}, ${request.kind}, ${request.seeds.length} of ${request.width} × ${request.height}${request.isDraft ? ', draft' : ''}`;
  if (costUsd !== null) expect(costUsd, what).toBeCloseTo(billed, 9);
  if (!model.capabilities.isPaid) expect([price, billed], what).toEqual([0, 0]);
  // What pictures that are sent along cost is not known before everywhere: then the vendor must say afterwards what it took.
  else if (stage.hasPrices && price === null && request.image) expect(costUsd, what).not.toBeNull();
  else if (stage.hasPrices) expect(price, what).toBeCloseTo(billed, 9);
  else expect(price, what).toBeNull();
}
