import { useModelLabel } from './use-model-label.ts';

export function ModelName({ id }: { id: string }) {
  return <span title={id}>{useModelLabel(id)}</span>;
}
