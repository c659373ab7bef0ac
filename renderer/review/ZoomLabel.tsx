export * from '../viewer/ZoomLabel.tsx';
