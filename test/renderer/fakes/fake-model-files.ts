import type { ModelFetchProgress, ModelFilesStatus, ModelId } from '../../../shared/model-files.ts';

const FILE = {
  purpose: 'SqueezeNet 1.1, the network whose features are compared',
  sha256: 'b8a52dc049b60e4b6ab68ad0df457362afab8b6304b2febdc1650a5dab4d7e7b',
  licence: 'BSD-3-Clause',
  licenceUrl: 'https://github.com/pytorch/vision/blob/main/LICENSE',
  caveat: 'Trained on ImageNet: besides the licence of the code, the terms of that data set may apply to the weights.',
};

/** Models as the studio tells of them before anything was fetched. */
export function fakeModelFiles(): ModelFilesStatus[] {
  return (['lpips-squeeze', 'lpips-alex'] as const).map((id) => {
    const isDefault = id === 'lpips-squeeze';
    const name = isDefault ? 'squeezenet1_1-b8a52dc0.pth' : 'alexnet-owt-7be5be79.pth';
    const bytes = isDefault ? 4_958_839 : 244_408_911;
    return {
      id,
      label: isDefault ? 'LPIPS (SqueezeNet)' : 'LPIPS (AlexNet)',
      purpose: 'Measures how different two pictures look to a person, by the features of a small network.',
      net: isDefault ? 'squeeze' : 'alex',
      isDefault,
      isReady: false,
      bytesToFetch: bytes,
      files: [
        {
          ...FILE,
          name,
          bytes,
          bytesThere: 0,
          state: 'missing',
          url: `https://download.pytorch.org/models/${name}`,
          path: `/home/mara/.cache/galley/models/${name}`,
        },
      ],
      problem: '',
    };
  });
}

/** A fetch that goes well, in three steps; the model is ready afterwards. */
export async function* fakeFetch(models: ModelFilesStatus[], id: ModelId): AsyncGenerator<ModelFetchProgress> {
  const model = models.find((candidate) => candidate.id === id)!;
  const { bytes: totalBytes, name: file } = model.files[0];
  yield { id, phase: 'fetching', file, doneBytes: 0, totalBytes, note: '' };
  yield { id, phase: 'fetching', file, doneBytes: totalBytes / 2, totalBytes, note: '' };
  Object.assign(model, { isReady: true, bytesToFetch: 0 });
  yield { id, phase: 'ready', file: '', doneBytes: totalBytes, totalBytes, note: '' };
}
