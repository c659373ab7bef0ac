import { comfyuiKind } from '../../../electron/models/vendors/comfyui/index.ts';
import { connectionSchema } from '../../../shared/connections.ts';
import { FakeComfyUi } from '../../fakes/comfyui.ts';
import { startFake } from '../../fakes/fake-server.ts';
import { itConforms, type Stage } from './conformance.ts';

async function setUp(): Promise<Stage> {
  let fake!: FakeComfyUi;
  const server = await startFake((parts) => {
    fake = new FakeComfyUi(parts);
    return fake;
  });
  // One whose negative prompt has no effect, and one where it has.
  const models = comfyuiKind.defaultModels.filter(({ id }) => id !== 'sd3.5-large');
  return {
    server,
    connection: connectionSchema.parse({ id: 'comfy', kind: 'comfyui', label: 'ComfyUI', baseUrl: server.url, models }),
    key: null,
    isPaidRequest: ({ method, path }) => method === 'POST' && path === '/prompt',
    hasPrices: false,
    repainted: () => fake.lastMask(),
    hold() {
      fake.engine.isHeld = true;
    },
    cancelled: () => fake.cancelled,
    outcomes: {
      // The prompt has a name of ours: the queue says that it was taken, and the picture is fetched.
      reset: 'fine',
      'half-body': 'fine',
      // The file is whole on the server and fetched again.
      'truncated-image': 'fine',
      // The queue says that it was not taken.
      html: { code: 'unavailable', isBilled: [false] },
      'bad-gateway': { code: 'unavailable', isBilled: [false] },
      moderated: 'none',
    },
  };
}

itConforms(comfyuiKind, setUp);
