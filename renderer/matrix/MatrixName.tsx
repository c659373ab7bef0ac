import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import type { MatrixState } from './store.ts';

/** The matrix's name; taken over when the field is left, an empty one is not taken. */
export function MatrixName({ store }: { store: StoreApi<MatrixState> }) {
  const name = useStore(store, (state) => state.draft?.name ?? '');
  return (
    <input
      key={name}
      className="matrix-name"
      aria-label={t('Name of the matrix')}
      defaultValue={name}
      maxLength={80}
      spellCheck={false}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={(event) => {
        const typed = event.target.value.trim();
        if (typed === '') event.target.value = name;
        else store.getState().edit((matrix) => ({ ...matrix, name: typed }));
      }}
    />
  );
}
