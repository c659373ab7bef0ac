export * from '../viewer/use-stage-transform.ts';
