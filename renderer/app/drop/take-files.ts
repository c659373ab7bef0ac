import { AppError } from '../../../shared/errors.ts';
import { t } from '../../words/t.ts';
import type { Stores } from '../stores.ts';
import { type FileKind, kindOf } from './file-kind.ts';

type TakingStores = Pick<Stores, 'drops' | 'navigation' | 'composer' | 'fonts' | 'notices'>;

/** What becomes of files where nobody on the page wants them. */
const ELSEWHERE: Record<Exclude<FileKind, 'unknown'>, (files: File[], stores: TakingStores) => Promise<void>> = {
  async image([file, ...more], { navigation, composer, notices }) {
    navigation.getState().go('queue');
    await composer.getState().takeFile(file);
    if (more.length > 0)
      notices.getState().tell(t('“{name}” is the picture to letter', { name: file.name }), t('One at a time. Several are compared on the Compare page.'));
  },
  async prompts(files, { navigation, composer }) {
    navigation.getState().go('queue');
    for (const file of files) await composer.getState().takeFile(file);
  },
  async workflow([file], { navigation, notices }) {
    navigation.getState().go('models');
    notices.getState().tell(t('“{name}” is a ComfyUI workflow', { name: file.name }), t('Open a model of a ComfyUI connection here, then drop it again.'));
  },
  async font(files, { fonts }) {
    for (const file of files) await fonts.getState().add(file);
  },
};

function wrongFiles(names: readonly string[]): AppError {
  return new AppError(
    'invalid-input',
    t(
      '{names}: no picture, list of prompts, workflow or font. Galley takes PNG, JPEG, WebP, AVIF and TIFF; TXT, CSV, TSV and JSON; ComfyUI workflows; TTF, OTF and WOFF2.',
      { names: names.map((name) => `“${name}”`).join(', ') },
    ),
  );
}

/** Gives files to whoever has a use for them: the page that is shown, or else the page where they belong. Wrong ones are named. */
export async function takeFiles(files: readonly File[], stores: TakingStores): Promise<void> {
  const byKind = new Map<FileKind, File[]>();
  for (const file of files) {
    const kind = await kindOf(file);
    byKind.set(kind, [...(byKind.get(kind) ?? []), file]);
  }
  for (const [kind, ofKind] of byKind) {
    if (kind === 'unknown') {
      stores.notices.getState().fail(wrongFiles(ofKind.map(({ name }) => name)));
      continue;
    }
    const taker = stores.drops.takerOf(kind);
    if (taker !== null) taker.take(ofKind);
    else await ELSEWHERE[kind](ofKind, stores);
  }
}
