import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { main } from '../../electron/cli/main.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Runs one command line inside this process: what it says, and its exit code. */
export async function command(...args: string[]): Promise<{ code: number; out: string; says: string }> {
  const texts = { out: '', says: '' };
  const code = await main(args, {
    out(line) {
      texts.out += `${line}\n`;
    },
    say(line) {
      texts.says += `${line}\n`;
    },
    isInteractive: false,
    columns: 80,
    readInput: async () => '',
    environment: process.env,
  });
  return { code, ...texts };
}

/** A real studio that ends with the test. */
export async function openStudio(projectFolder = temporaryFolder()): Promise<Studio> {
  // The command line takes the binding from the environment, and two copies of SQLite in one process do not see each other's locks.
  const nativeBinding = process.env.SQLITE_NATIVE_BINDING;
  const studio = await createStudio({ projectFolder, nativeBinding, concurrency: 1, reviewer: 'tester' });
  onTestFinished(() => studio.dispose());
  return studio;
}

/** Renders one small picture and approves it. */
export async function approved(studio: Studio, prompt = 'a red apple icon'): Promise<string> {
  const [id] = studio.queue.add([{ prompt, width: 64, height: 64 }]);
  await studio.whenIdle();
  const proof = studio.review.get(studio.queue.get(id).proofId ?? '');
  studio.review.decide({ proofId: proof.id, pixelsSha256: proof.afterSha256, verdict: 'approve', note: '', overrideReason: '' });
  return proof.id;
}

/** A picture that compresses badly, so that half of the file is half of the picture. */
export function noise(format: 'png' | 'jpeg' | 'webp' | 'tiff' | 'gif' | 'avif'): Promise<Buffer> {
  return sharp({ create: { width: 200, height: 200, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
    .toFormat(format)
    .toBuffer();
}

/** A whole, valid header that promises far more pixels than the file holds. */
export async function bomb(side: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>`;
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer();
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}
