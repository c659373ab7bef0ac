import { describe, expect, it } from 'vitest';
import { HOSTED } from '../../../../electron/models/vendors/hosted/model.ts';
import { fittedSize, mappedCapabilities, mappedWarnings, readMapping } from '../../../../electron/models/vendors/mapped/mapping.ts';
import { requestOf } from '../support/request.ts';

const offered = (options: Record<string, unknown>) => ({ label: 'M', vendorModel: 'a/b', options });
const mapping = (options: Record<string, unknown>) => readMapping(offered(options), { prompt: '{prompt}' });

describe('A mapping', () => {
  it('makes of a model what its templates name', () => {
    const has = (options: Record<string, unknown>) => {
      const { generate, editWithMask, remix, seed, steps, batch } = mappedCapabilities(mapping(options), HOSTED);
      return { generate, editWithMask, remix, seed, steps, batch };
    };
    expect(has({})).toEqual({ generate: true, editWithMask: false, remix: false, seed: false, steps: false, batch: 1 });
    expect(has({ generate: { p: '{prompt}', s: '{seed}', n: '{images}' }, batch: 4, remix: { i: '{image}', t: '{steps}' } })).toEqual({
      generate: true,
      editWithMask: false,
      remix: true,
      seed: true,
      steps: true,
      batch: 4,
    });
    expect(has({ generate: null, edit: { i: '{image}', m: '{mask}' } })).toMatchObject({ generate: false, editWithMask: true });
  });

  it('warns of what one kind of request takes and another does not', () => {
    const given = mapping({ generate: { p: '{prompt}', t: '{steps}', s: '{param.style}' }, remix: { p: '{prompt}', i: '{image}' } });
    const capabilities = mappedCapabilities(given, HOSTED);
    const warned = (kind: 'generate' | 'remix') =>
      mappedWarnings(given, capabilities, requestOf({ kind, steps: 20, strength: 0.5, params: { style: 'ink' }, thrift: { unloadFirst: true } }));
    expect(warned('generate')).toEqual([
      'M chooses the size itself; 1024 × 1024 cannot be asked for.',
      'M runs elsewhere: nothing can be done there to save memory.',
    ]);
    expect(warned('remix')).toEqual([
      'M takes no number of steps for a remix; it is left out.',
      'M takes no strength for a remix; it is left out.',
      'M takes no “style” for a remix; it is left out.',
      'M runs elsewhere: nothing can be done there to save memory.',
    ]);
  });

  it.each([
    [{ width: 1000, height: 700 }, { minSide: 64, maxSide: 4096, multipleOf: 64 }, [1024, 704]],
    [{ width: 1024, height: 1024 }, { minSide: 64, maxSide: 4096, multipleOf: 8 }, [1024, 1024]],
    [{ width: 4000, height: 2000 }, { minSide: 256, maxSide: 1440, multipleOf: 32 }, [1440, 736]],
    [{ width: 100, height: 200 }, { minSide: 256, maxSide: 1440, multipleOf: 32 }, [256, 512]],
    [{ width: 10_000, height: 100 }, { minSide: 256, maxSide: 1000, multipleOf: 100 }, [1000, 300]],
  ])('fits %j into %j', (wanted, sizes, [width, height]) => {
    expect(fittedSize({ sizes }, wanted)).toEqual({ width, height });
  });

  it('refuses settings that lead to no request', () => {
    expect(() => mapping({ generate: null })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => mapping({ aspectRatios: ['wide'] })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
