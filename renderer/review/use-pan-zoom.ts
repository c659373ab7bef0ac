export * from '../viewer/use-pan-zoom.ts';
