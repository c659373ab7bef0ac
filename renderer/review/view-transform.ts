export type { Size } from '../viewer/picture.ts';
export * from '../viewer/view-transform.ts';
