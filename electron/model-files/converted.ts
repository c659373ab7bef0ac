import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '../telemetry/folders.ts';
import { fileSha256 } from './checksum.ts';
import { convertLpips } from './convert-lpips.ts';
import { CONVERTER_REVISION } from './lpips-graph.ts';
import type { ManifestModel } from './manifest.ts';

/** What a converted file was made of and what it must be; lies beside it. */
interface ConversionRecord {
  revision: number;
  backbone: string;
  heads: string;
  sha256: string;
}

/** Files that were made of the published ones. */
export interface ConvertedModels {
  /** The converted file when it is there, undamaged and made by this converter of these files; else null. */
  find(model: ManifestModel): Promise<string | null>;
  /** Converts anew. @throws AppError invalid-input | not-found, see convertLpips, else the system's error */
  make(model: ManifestModel, backboneFile: string, headsFile: string): Promise<string>;
}

export function createConvertedModels(folder: string): ConvertedModels {
  const pathOf = ({ id }: ManifestModel) => join(folder, `${id}.onnx`);
  return {
    async find(model) {
      const path = pathOf(model);
      const record = await readRecord(path);
      const isOfThese = record?.revision === CONVERTER_REVISION && record.backbone === model.backbone.sha256 && record.heads === model.heads.sha256;
      if (!isOfThese) return null;
      const sha256 = await fileSha256(path).catch(() => null);
      return sha256 === record.sha256 ? path : null;
    },
    async make(model, backboneFile, headsFile) {
      const path = pathOf(model);
      const bytes = convertLpips(model.net, backboneFile, headsFile);
      makeFolders(folder);
      await writeWhole(path, bytes);
      const record: ConversionRecord = {
        revision: CONVERTER_REVISION,
        backbone: model.backbone.sha256,
        heads: model.heads.sha256,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
      await writeWhole(`${path}.json`, Buffer.from(JSON.stringify(record, null, 2)));
      return path;
    },
  };
}

async function readRecord(path: string): Promise<ConversionRecord | null> {
  try {
    return JSON.parse(await readFile(`${path}.json`, 'utf8')) as ConversionRecord;
  } catch {
    return null;
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, bytes);
    const handle = await open(temporary, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
