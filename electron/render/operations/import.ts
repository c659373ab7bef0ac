import type { Operation } from './operation.ts';

/** Makes an image that was brought in the base. */
export const importImage: Operation<'import'> = async ({ sha256 }, { artifact }) => ({ images: { image: await artifact(sha256) } });
