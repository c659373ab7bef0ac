import { ModelName } from '../app/ModelName.tsx';
import { Picture } from '../ui/Picture.tsx';
import type { Found } from './search-store.ts';

export function FoundLine({ found: { sha256, prompt, model } }: { found: Found }) {
  return (
    <>
      <span className="palette-picture">
        <Picture sha256={sha256} width={64} alt="" />
      </span>
      <span className="palette-title">{prompt}</span>
      <span className="palette-group">
        <ModelName id={model} />
      </span>
    </>
  );
}
