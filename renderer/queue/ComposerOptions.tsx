import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { VariationsPopover } from '../variations/VariationsPopover.tsx';
import { LetteringPopover } from './LetteringPopover.tsx';
import { RequestFields } from './RequestFields.tsx';

const NONE: readonly string[] = [];

export function ComposerOptions() {
  const { composer } = useStores();
  const options = useStore(composer, (state) => state.options);
  const reading = useStore(composer, (state) => state.preview?.reading.reading.lettering);
  const baseSha256 = useStore(composer, (state) => state.base?.sha256 ?? null);
  const { setOptions } = composer.getState();
  return (
    <RequestFields options={options} onChange={setOptions} hasIntent={false}>
      <LetteringPopover
        value={options.lettering}
        onChange={(lettering) => setOptions({ lettering })}
        readTexts={reading?.map(({ text }) => text) ?? NONE}
        size={options}
        sha256={baseSha256}
      />
      <VariationsPopover />
    </RequestFields>
  );
}
