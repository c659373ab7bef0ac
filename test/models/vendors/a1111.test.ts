import { a1111Kind } from '../../../electron/models/vendors/a1111/index.ts';
import { connectionSchema } from '../../../shared/connections.ts';
import { FakeWebui, type FakeWebuiOptions } from '../../fakes/a1111.ts';
import { startFake } from '../../fakes/fake-server.ts';
import { itConforms, type Stage } from './conformance.ts';

const setUp = (options: FakeWebuiOptions) => async (): Promise<Stage> => {
  let fake!: FakeWebui;
  const server = await startFake((parts) => {
    fake = new FakeWebui(parts, options);
    return fake;
  });
  return {
    server,
    connection: connectionSchema.parse({ id: 'webui', kind: 'a1111', label: 'Web UI', baseUrl: server.url, models: a1111Kind.defaultModels }),
    key: null,
    isPaidRequest: ({ method, path }) => method === 'POST' && /\/(txt2img|img2img|extra-single-image)$/.test(path),
    hasPrices: false,
    repainted: () => fake.lastMask(),
    hold() {
      fake.isHeld = true;
    },
    cancelled: () => fake.cancelled,
    outcomes: { moderated: 'none', 'expired-link': 'none' },
  };
};

itConforms(a1111Kind, setUp({ hasGrid: true }));
itConforms({ ...a1111Kind, label: 'Forge' }, setUp({ flavour: 'forge' }));
