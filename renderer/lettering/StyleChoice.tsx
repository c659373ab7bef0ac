import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Choice } from '../ui/Choice.tsx';
import { t } from '../words/t.ts';

export interface StyleChoiceProps {
  /** Id of a style; null = Galley chooses. */
  value: string | null;
  onChange: (id: string | null) => void;
}

/** A look by name, for lettering that is not there yet. */
export function StyleChoice({ value, onChange }: StyleChoiceProps) {
  const { styles: store } = useStores();
  const styles = useStore(store, (state) => state.styles) ?? [];
  useEffect(() => void store.getState().load(), [store]);
  // A style that was removed is still named.
  const gone = value !== null && !styles.some(({ id }) => id === value) ? [{ value, label: value }] : [];
  const options = [{ value: '', label: t('Galley chooses') }, ...gone, ...styles.map(({ id, label }) => ({ value: id, label }))];
  return <Choice label={t('Style')} value={value ?? ''} options={options} onChange={(id) => onChange(id === '' ? null : id)} />;
}
