import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { faceOf } from './face-name.ts';

export interface FontChoiceProps {
  /** Bundled font id; null = Galley chooses. */
  value: string | null;
  onChange: (id: string | null) => void;
}

/** The bundled typefaces, each named in its own face. */
export function FontChoice({ value, onChange }: FontChoiceProps) {
  const { fonts: store } = useStores();
  const fonts = useStore(store, (state) => state.fonts) ?? [];
  const chosen = fonts.find((font) => font.id === value);
  useEffect(() => void store.getState().load(), [store]);

  return (
    <Select.Root
      value={value ?? ''}
      onValueChange={(next) => onChange(next === '' ? null : next)}
      onOpenChange={(isOpen) => isOpen && void store.getState().showFaces()}
    >
      <Select.Trigger className="choice" aria-label={t('Font')}>
        <Select.Value>{() => chosen?.family ?? value ?? t('Galley chooses')}</Select.Value>
        <Select.Icon className="choice-icon">
          <ChevronDown size={14} aria-hidden />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="layer" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="menu font-menu">
            <FontItem id="" name={t('Galley chooses')} kind="" />
            {fonts.map((font) => (
              <FontItem key={font.id} id={font.id} name={font.family} kind={font.kind} />
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}

function FontItem({ id, name, kind }: { id: string; name: string; kind: string }) {
  return (
    <Select.Item value={id} className="menu-item">
      <Select.ItemText>
        <span className="font-name" style={id === '' ? undefined : { fontFamily: `"${faceOf(id)}", var(--font)` }}>
          {name}
        </span>
      </Select.ItemText>
      <span className="font-kind">{kind}</span>
      <Select.ItemIndicator className="menu-check">
        <Check size={14} aria-hidden />
      </Select.ItemIndicator>
    </Select.Item>
  );
}
