import type { LpipsNet } from '../../shared/measures.ts';
import type { ModelId } from '../../shared/model-files.ts';

/** One file as its authors publish it. */
export interface ManifestFile {
  /** Its name at the source; it keeps it here, in an offline folder and on a mirror. */
  name: string;
  purpose: string;
  url: string;
  bytes: number;
  sha256: string;
  /** SPDX identifier. */
  licence: string;
  licenceUrl: string;
  /** What the licence does not settle; '' = nothing. */
  caveat: string;
}

export interface ManifestModel {
  id: ModelId;
  label: string;
  purpose: string;
  net: LpipsNet;
  isDefault: boolean;
  backbone: ManifestFile;
  heads: ManifestFile;
}

const TORCHVISION = {
  licence: 'BSD-3-Clause',
  licenceUrl: 'https://github.com/pytorch/vision/blob/main/LICENSE',
  caveat: 'Trained on ImageNet: besides the licence of the code, the terms of that data set may apply to the weights.',
};
const LPIPS = {
  licence: 'BSD-2-Clause',
  licenceUrl: 'https://github.com/richzhang/PerceptualSimilarity/blob/master/LICENSE',
  caveat: '',
};
const HEADS = 'https://raw.githubusercontent.com/richzhang/PerceptualSimilarity/master/lpips/weights/v0.1';

/** Everything that can be fetched; the default comes first. Checksums are of the files as published. */
export const MODELS: readonly ManifestModel[] = [
  {
    id: 'lpips-squeeze',
    label: 'LPIPS (SqueezeNet)',
    purpose: 'Measures how different two pictures look to a person, by the features of a small network.',
    net: 'squeeze',
    isDefault: true,
    backbone: {
      name: 'squeezenet1_1-b8a52dc0.pth',
      purpose: 'SqueezeNet 1.1, the network whose features are compared',
      url: 'https://download.pytorch.org/models/squeezenet1_1-b8a52dc0.pth',
      bytes: 4_958_839,
      sha256: 'b8a52dc049b60e4b6ab68ad0df457362afab8b6304b2febdc1650a5dab4d7e7b',
      ...TORCHVISION,
    },
    heads: {
      name: 'squeeze.pth',
      purpose: 'LPIPS v0.1: how much each feature of SqueezeNet counts',
      url: `${HEADS}/squeeze.pth`,
      bytes: 10_811,
      sha256: '4a5350f23600cb79923ce65bb07cbf57dca461329894153e05a1346bd531cf76',
      ...LPIPS,
    },
  },
  {
    id: 'lpips-alex',
    label: 'LPIPS (AlexNet)',
    purpose: 'The same measure by the network most papers quote; its file is large because of parts that are not needed here.',
    net: 'alex',
    isDefault: false,
    backbone: {
      name: 'alexnet-owt-7be5be79.pth',
      purpose: 'AlexNet, the network whose features are compared',
      url: 'https://download.pytorch.org/models/alexnet-owt-7be5be79.pth',
      bytes: 244_408_911,
      sha256: '7be5be791159472b1fbf3c69796f7cb30dca7ad8466c2df70058c37116cdee02',
      ...TORCHVISION,
    },
    heads: {
      name: 'alex.pth',
      purpose: 'LPIPS v0.1: how much each feature of AlexNet counts',
      url: `${HEADS}/alex.pth`,
      bytes: 6_009,
      sha256: 'df73285e35b22355a2df87cdb6b70b343713b667eddbda73e1977e0c860835c0',
      ...LPIPS,
    },
  },
];
