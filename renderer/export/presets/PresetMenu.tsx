import { Menu } from '@base-ui/react/menu';
import { Download, Ellipsis, PenLine, Save, SaveAll, Trash2, Undo2, Upload } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { t } from '../../words/t.ts';
import type { ExportStores } from '../use-export-stores.ts';
import { isChanged, settingsOf } from './is-changed.ts';
import { presetName } from './preset-words.ts';

/** What can be done with presets: keep, rename, delete, hand on. */
export function PresetMenu({ setup, presets }: ExportStores) {
  const request = useStore(setup, (state) => state.request);
  const preset = useStore(setup, (state) => state.preset);
  const all = useStore(presets, (state) => state.presets) ?? [];
  const field = useRef<HTMLInputElement>(null);
  const own = preset?.group === 'own' && all.some(({ id }) => id === preset.id) ? preset : null;
  const ownOnes = all.filter(({ group }) => group === 'own');
  const { ask, overwrite, remove, saveAsFile, importFile } = presets.getState();
  const hasChanges = preset !== null && isChanged(request, preset);
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="icon-button" aria-label={t('Presets: save, rename, delete, hand on')}>
          <Ellipsis size={16} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className="layer" align="end" sideOffset={4}>
            <Menu.Popup className="menu">
              <Menu.Item className="menu-item" onClick={() => ask({ kind: 'new' })}>
                <SaveAll size={14} aria-hidden />
                {t('Save as a new preset…')}
              </Menu.Item>
              {own !== null && (
                <>
                  <Menu.Item
                    className="menu-item"
                    disabled={!hasChanges}
                    onClick={() => {
                      const after = { ...own, settings: settingsOf(request) };
                      void overwrite(own, after.settings).then(() => setup.getState().nowIs(after));
                    }}
                  >
                    <Save size={14} aria-hidden />
                    {t('Save the changes in “{name}”', { name: own.name })}
                  </Menu.Item>
                  <Menu.Item className="menu-item" onClick={() => ask({ kind: 'rename', preset: own })}>
                    <PenLine size={14} aria-hidden />
                    {t('Rename…')}
                  </Menu.Item>
                  <Menu.Item className="menu-item" onClick={() => void remove(own)}>
                    <Trash2 size={14} aria-hidden />
                    {t('Delete “{name}”', { name: own.name })}
                  </Menu.Item>
                </>
              )}
              {preset !== null && (
                <Menu.Item className="menu-item" disabled={!hasChanges} onClick={() => setup.getState().take(preset)}>
                  <Undo2 size={14} aria-hidden />
                  {t('Back to “{name}” as it was', { name: presetName(preset) })}
                </Menu.Item>
              )}
              <Menu.Separator className="menu-line" />
              <Menu.Item className="menu-item" onClick={() => field.current?.click()}>
                <Upload size={14} aria-hidden />
                {t('Take in a file of presets…')}
              </Menu.Item>
              <Menu.Item className="menu-item" disabled={preset === null} onClick={() => preset && void saveAsFile([preset])}>
                <Download size={14} aria-hidden />
                {t('Save this preset as a file')}
              </Menu.Item>
              <Menu.Item className="menu-item" disabled={ownOnes.length === 0} onClick={() => void saveAsFile(ownOnes)}>
                <Download size={14} aria-hidden />
                {t('Save all of your own as a file')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('File of presets')}
        onChange={async (event) => {
          const chosen = event.target.files?.[0];
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
          if (chosen !== undefined) await importFile(await chosen.text());
        }}
      />
    </>
  );
}
