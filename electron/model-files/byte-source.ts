import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';

/** A file of which parts are read; the whole may be larger than what is wanted of it. */
export interface ByteSource {
  readonly size: number;
  /** @throws AppError invalid-input when the file has no such bytes */
  read(offset: number, length: number): Uint8Array;
  close(): void;
}

/** @throws the system's error when the file cannot be opened */
export function openByteSource(path: string): ByteSource {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  return {
    size,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size)
        throw new AppError('invalid-input', `${path} ends too early.`, { details: { path, offset, length } });
      // An own buffer: tensors are views of it and must be aligned.
      const bytes = new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const count = readSync(file, bytes, done, length - done, offset + done);
        if (count === 0) throw new AppError('invalid-input', `${path} became shorter while it was read.`, { details: { path } });
        done += count;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
}
