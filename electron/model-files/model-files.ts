import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import type { LpipsNet } from '../../shared/measures.ts';
import type { ModelFetchProgress, ModelFile, ModelFilesStatus, ModelId } from '../../shared/model-files.ts';
import { makeFolders } from '../telemetry/folders.ts';
import { fileSha256 } from './checksum.ts';
import { createConvertedModels } from './converted.ts';
import { download, fetchedBytes } from './download.ts';
import { withFileLock } from './file-lock.ts';
import type { HttpGet } from './http-get.ts';
import { createKnownSums } from './known-sums.ts';
import { type ManifestFile, type ManifestModel, MODELS } from './manifest.ts';
import type { ModelPlaces } from './places.ts';

export interface ModelFilesConfig {
  places: ModelPlaces;
  get: HttpGet;
  models?: readonly ManifestModel[];
  /** Room on the disk that holds a folder; null = not known. */
  freeBytes?: (folder: string) => Promise<number | null>;
  /** First pause between two attempts to fetch. */
  pauseMs?: number;
}

export interface FetchOptions {
  signal?: AbortSignal;
  onProgress?: (progress: ModelFetchProgress) => void;
}

/** The files that some measures need and Galley does not bring along. Nothing is fetched but by `fetch`. */
export interface ModelFiles {
  list(): Promise<ModelFilesStatus[]>;
  /** Fetches what is missing and makes it ready. @throws AppError, see download; conflict when an offline folder is set and lacks it */
  fetch(id: ModelId, options?: FetchOptions): Promise<void>;
  /** Computes the checksums of all that is there. */
  verify(signal?: AbortSignal): Promise<ModelFilesStatus[]>;
  /** Takes a file that was fetched in another way; it is known by its checksum. @throws AppError not-found | invalid-input | disk-full | read-only */
  importFile(path: string): Promise<{ id: ModelId; name: string }>;
  /** An ONNX file for `openLpips`, converted now if need be; null = files are missing. @throws AppError invalid-input when one is damaged, disk-full, read-only */
  lpipsFile(net: LpipsNet): Promise<string | null>;
  /** All that can be measured with now, the default first; what is damaged does not disturb and is named by `list`. */
  lpipsFiles(): Promise<{ net: LpipsNet; file: string }[]>;
}

export function createModelFiles({ places, get, models = MODELS, freeBytes = freeOnDisk, pauseMs }: ModelFilesConfig): ModelFiles {
  const { folder, offlineFolder, mirror } = places;
  const sums = createKnownSums(folder);
  const converted = createConvertedModels(join(folder, 'converted'));
  const ownPath = (file: ManifestFile) => join(folder, file.name);
  const urlOf = (file: ManifestFile) => (mirror === null ? file.url : `${mirror}/${encodeURIComponent(file.name)}`);

  /** Where a file lies: in the team's folder, else in the person's own; null = nowhere. */
  async function placeOf(file: ManifestFile): Promise<string | null> {
    for (const path of [...(offlineFolder === null ? [] : [join(offlineFolder, file.name)]), ownPath(file)]) {
      const found = await stat(path).catch(() => null);
      if (found?.isFile()) return path;
    }
    return null;
  }

  async function describe(file: ManifestFile): Promise<ModelFile> {
    const path = await placeOf(file);
    const rest = { ...file, url: urlOf(file) };
    if (path === null) {
      const bytesThere = Math.min(file.bytes, await fetchedBytes(ownPath(file)));
      const target = offlineFolder === null ? ownPath(file) : join(offlineFolder, file.name);
      return { ...rest, bytesThere, state: bytesThere > 0 ? 'partial' : 'missing', path: target };
    }
    const { size } = await stat(path);
    const sum = await sums.known(path);
    const isDamaged = size !== file.bytes || (sum !== null && sum !== file.sha256);
    return { ...rest, bytesThere: isDamaged ? 0 : size, state: isDamaged ? 'damaged' : sum === null ? 'there' : 'verified', path };
  }

  async function statusOf(model: ManifestModel): Promise<ModelFilesStatus> {
    const { id, label, purpose, net, isDefault } = model;
    const files = [await describe(model.backbone), await describe(model.heads)];
    const lacking = files.filter(({ state }) => state !== 'there' && state !== 'verified');
    const isReady = lacking.length === 0 || (await converted.find(model)) !== null;
    const bytesToFetch = isReady ? 0 : lacking.reduce((sum, { bytes, bytesThere }) => sum + bytes - bytesThere, 0);
    return { id, label, purpose, net, isDefault, isReady, bytesToFetch, files, problem: isReady ? '' : problemOf(lacking) };
  }

  function problemOf(lacking: readonly ModelFile[]): string {
    const damaged = lacking.find(({ state }) => state === 'damaged');
    if (damaged) return `${damaged.path} is damaged or another file: its size or checksum is wrong.`;
    if (offlineFolder === null) return '';
    return `GALLEY_MODELS names the folder ${offlineFolder}: ${lacking.map(({ name }) => name).join(' and ')} must be put there, nothing is fetched.`;
  }

  async function list(): Promise<ModelFilesStatus[]> {
    return Promise.all(models.map(statusOf));
  }

  /** Where the file lies, after its checksum was compared; null = not there. @throws AppError invalid-input when it is another file */
  async function checked(file: ManifestFile, signal?: AbortSignal): Promise<string | null> {
    const path = await placeOf(file);
    if (path === null) return null;
    const { size } = await stat(path);
    if (size === file.bytes && (await sums.sum(path, signal)) === file.sha256) return path;
    const message = `${path} is damaged or another file: its size or checksum is wrong. Fetch it again, or put the right one there.`;
    throw new AppError('invalid-input', message, { details: { path, expected: file.sha256 } });
  }

  async function lpipsFile(net: LpipsNet): Promise<string | null> {
    const model = models.find((candidate) => candidate.net === net);
    if (!model) return null;
    const there = await converted.find(model);
    if (there !== null) return there;
    const [backbone, heads] = [await checked(model.backbone), await checked(model.heads)];
    if (backbone === null || heads === null) return null;
    return keeping(folder, () => converted.make(model, backbone, heads));
  }

  /** @returns without doing anything when the file is there and right */
  async function fetchFile(
    file: ManifestFile,
    options: FetchOptions,
    report: (phase: ModelFetchProgress['phase'], done: number, note: string) => void,
  ): Promise<void> {
    const { signal } = options;
    const target = ownPath(file);
    const isThere = async () => {
      report('checking', 0, '');
      try {
        return (await checked(file, signal)) !== null;
      } catch (error) {
        if (!(error instanceof AppError) || (await placeOf(file)) !== target) throw error;
        // What Galley keeps itself and is damaged is replaced.
        await rm(target, { force: true });
        return false;
      }
    };
    if (await isThere()) return;
    if (offlineFolder !== null) {
      const message = `${file.name} is not in ${offlineFolder}, which GALLEY_MODELS names: nothing is fetched. Put the file there; it comes from ${file.url}.`;
      throw new AppError('conflict', message, { details: { path: join(offlineFolder, file.name), url: file.url } });
    }
    await keeping(folder, async () => makeFolders(folder));
    const wanted = { ...file, url: urlOf(file) };
    const onWait = () => report('waiting', 0, 'Another Galley is fetching this file.');
    await keeping(folder, () =>
      withFileLock(
        `${target}.lock`,
        randomUUID(),
        async () => {
          if (await isThere()) return;
          await download(wanted, target, { get, signal, freeBytes, pauseMs, onProgress: report });
          await sums.sum(target, signal);
        },
        { signal, onWait },
      ),
    );
  }

  return {
    list,
    lpipsFile,
    async lpipsFiles() {
      const found: { net: LpipsNet; file: string }[] = [];
      for (const { net } of models) {
        const file = await lpipsFile(net).catch(() => null);
        if (file !== null) found.push({ net, file });
      }
      return found;
    },
    async fetch(id, options = {}) {
      const model = modelOf(models, id);
      const files = [model.heads, model.backbone];
      const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
      const report = (phase: ModelFetchProgress['phase'], file: string, doneBytes: number, note = '') =>
        options.onProgress?.({ id, phase, file, doneBytes, totalBytes, note });
      if ((await converted.find(model)) === null) {
        let before = 0;
        for (const file of files) {
          await fetchFile(file, options, (phase, done, note) => report(phase, file.name, before + done, note)).catch((error) => {
            throw options.signal?.aborted && !(error instanceof AppError)
              ? new AppError('cancelled', `Fetching ${file.name} was stopped.`, { cause: error })
              : error;
          });
          before += file.bytes;
        }
        report('converting', model.backbone.name, totalBytes);
        await lpipsFile(model.net);
      }
      report('ready', '', totalBytes);
    },
    async verify(signal) {
      for (const file of models.flatMap(({ backbone, heads }) => [backbone, heads])) {
        const path = await placeOf(file);
        if (path !== null) await sums.freshSum(path, signal);
      }
      return list();
    },
    async importFile(path) {
      const found = await stat(path).catch(() => null);
      if (!found?.isFile()) throw new AppError('not-found', `There is no file ${path}.`, { details: { path } });
      const candidates = models.flatMap((model) => [model.backbone, model.heads].map((file) => ({ id: model.id, file })));
      const ofSize = candidates.filter(({ file }) => file.bytes === found.size);
      const sha256 = ofSize.length > 0 ? await fileSha256(path) : '';
      const match = ofSize.find(({ file }) => file.sha256 === sha256);
      if (!match) {
        const names = candidates.map(({ file }) => file.name).join(', ');
        throw new AppError('invalid-input', `${path} is none of the files that Galley knows, or is damaged: ${names}.`, {
          details: { path, bytes: found.size, sha256 },
        });
      }
      await keeping(folder, async () => {
        makeFolders(folder);
        const temporary = join(folder, `${match.file.name}.${randomUUID()}.tmp`);
        try {
          await copyFile(path, temporary);
          await rename(temporary, ownPath(match.file));
        } finally {
          await rm(temporary, { force: true });
        }
        await sums.sum(ownPath(match.file));
      });
      return { id: match.id, name: match.file.name };
    },
  };
}

function modelOf(models: readonly ManifestModel[], id: ModelId): ManifestModel {
  const model = models.find((candidate) => candidate.id === id);
  if (!model) throw new AppError('not-found', `There is no model ${id}.`, { details: { id } });
  return model;
}

/** Says of which folder a disk's refusal is. */
async function keeping<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError || (cause as Error).name === 'AbortError' || !('code' in (cause as object))) throw cause;
    const shape = toErrorShape(cause);
    throw new AppError(shape.code, `Model files cannot be kept in ${folder}. ${shape.message}`, { cause, details: { path: folder } });
  }
}

async function freeOnDisk(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk && disk.bavail * disk.bsize;
}
