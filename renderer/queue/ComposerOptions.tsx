import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { RequestFields } from './RequestFields.tsx';

export function ComposerOptions() {
  const { composer } = useStores();
  const options = useStore(composer, (state) => state.options);
  return <RequestFields options={options} onChange={composer.getState().setOptions} />;
}
