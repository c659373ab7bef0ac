import { CornerDownLeft, FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { ImportDialog } from '../import/ImportDialog.tsx';
import { Segments } from '../ui/Segments.tsx';
import { ConfirmCount } from '../variations/ConfirmCount.tsx';
import { MAX_VARIATIONS } from '../variations/count-words.ts';
import { VariationsPanel } from '../variations/VariationsPanel.tsx';
import { msg, t } from '../words/t.ts';
import { BaseImage } from './BaseImage.tsx';
import { ComposerOptions } from './ComposerOptions.tsx';
import { ComposerReading } from './ComposerReading.tsx';
import { ComposerText } from './ComposerText.tsx';
import { isTooMany, jobCount } from './composer-prompts.ts';
import { ImportReportPanel } from './ImportReportPanel.tsx';

const MODES = [
  { value: 'lines', label: msg('A prompt per line') },
  { value: 'whole', label: msg('One prompt') },
] as const;

export function Composer() {
  const { composer } = useStores();
  const mode = useStore(composer, (state) => state.mode);
  const count = useStore(composer, jobCount);
  const cannotBeMade = useStore(composer, isTooMany);
  const isQueueing = useStore(composer, (state) => state.isQueueing);
  const isMultiline = useStore(composer, (state) => state.text.includes('\n'));
  const fileInput = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  async function takeFiles(files: Iterable<File>): Promise<void> {
    for (const file of files) await composer.getState().takeFile(file);
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void takeFiles(event.dataTransfer.files);
  }

  return (
    <section
      className="composer"
      aria-label={t('New prompts')}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="composer-field">
        <div className="composer-row">
          <BaseImage />
          <ComposerText />
        </div>
        <ComposerReading />
      </div>
      <VariationsPanel />
      <div className="composer-bar">
        <ComposerOptions />
        <span className="composer-space" />
        {isMultiline && (
          <Segments
            label={t('How the text is split')}
            value={mode}
            options={MODES.map(({ value, label }) => ({ value, label: t(label) }))}
            onChange={composer.getState().setMode}
          />
        )}
        <button
          type="button"
          className="button"
          onClick={() => fileInput.current?.click()}
          title={t('A list of prompts (.txt, .csv, .tsv, .json, .jsonl) or an image to letter')}
        >
          <FileUp size={14} aria-hidden /> <span className="import-label">{t('Import')}</span>
        </button>
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={count === 0 || isQueueing || cannotBeMade}
          title={cannotBeMade ? t('At most {count, number} are made from one prompt: draw a sample of them.', { count: MAX_VARIATIONS }) : undefined}
          onClick={() => void composer.getState().queue()}
        >
          {cannotBeMade ? t('Queue prompts') : count > 1 ? t('Queue {count, plural, one {# prompt} other {# prompts}}', { count }) : t('Queue prompt')}
          <CornerDownLeft size={13} aria-hidden />
        </button>
        <input
          ref={fileInput}
          type="file"
          hidden
          multiple
          accept=".txt,.csv,.tsv,.json,.jsonl,image/*"
          aria-label={t('Import files')}
          onChange={(event) => {
            void takeFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      <ImportReportPanel />
      <ConfirmCount />
      <ImportDialog />
      {isOver && <div className="composer-drop">{t('Drop a list of prompts, or an image to letter')}</div>}
    </section>
  );
}
