export * from '../viewer/modes.ts';
export * from '../viewer/viewer-store.ts';
