import { type FormEvent, type ReactNode, useState } from 'react';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import type { ManyChanges } from '../../shared/queue.ts';
import { useStores } from '../app/stores.ts';
import { Choice } from '../ui/Choice.tsx';
import { DropPanel } from '../ui/DropPanel.tsx';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { t } from '../words/t.ts';
import { SIZE_PRESETS } from './request-options.ts';
import { useModelChoices } from './use-model-choices.ts';

const KEEP = 'keep';
/** No model is called so. */
const AUTO = ':auto';

/** Changes the requests of all selected jobs; what says "as it is" stays. Each is read and routed anew. */
export function BulkEdit({ ids }: { ids: ReadonlySet<string> }) {
  const { queue } = useStores();
  const [isOpen, setOpen] = useState(false);
  const [column, setColumn] = useState<'keep' | 'auto' | 'draft' | 'final'>(KEEP);
  const [intent, setIntent] = useState<Intent | 'keep' | 'auto'>(KEEP);
  const [model, setModel] = useState(KEEP);
  const models = useModelChoices(null);
  const [size, setSize] = useState(KEEP);
  const [seed, setSeed] = useState<'keep' | 'new'>(KEEP);
  const [priority, setPriority] = useState('');
  const [tag, setTag] = useState('');
  const asItIs = { value: KEEP, label: t('As it is') } as const;

  function changes(): ManyChanges {
    const [width, height] = size.split('x').map(Number);
    return {
      ...(column !== KEEP && { column: column === 'auto' ? null : column }),
      ...(intent !== KEEP && { intent: intent === 'auto' ? null : intent }),
      ...(model !== KEEP && { model: model === AUTO ? null : model }),
      ...(size !== KEEP && { width, height }),
      ...(seed === 'new' && { seed }),
      ...(priority !== '' && { priority: Number(priority) }),
      ...(tag.trim() !== '' && { addTags: [tag.trim()] }),
    };
  }
  const wanted = changes();
  function submit(event: FormEvent): void {
    event.preventDefault();
    setOpen(false);
    void queue.getState().edit([...ids], { kind: 'change', changes: wanted });
  }

  return (
    <DropPanel
      isOpen={isOpen}
      onOpenChange={setOpen}
      title={t('Edit {count, plural, one {# job} other {# jobs}}', { count: ids.size })}
      trigger={
        <button type="button" className="button">
          {t('Edit…')}
        </button>
      }
    >
      <form className="edit-form" onSubmit={submit}>
        <Labelled words={t('Draft or final')}>
          <Choice
            label={t('Draft or final')}
            value={column}
            onChange={setColumn}
            options={[asItIs, { value: 'auto', label: t('Quality: auto') }, { value: 'draft', label: t('Draft') }, { value: 'final', label: t('Final') }]}
          />
        </Labelled>
        <Labelled words={t('Intent')}>
          <Choice
            label={t('Intent')}
            value={intent}
            onChange={setIntent}
            options={[asItIs, { value: 'auto', label: t('Intent: auto') }, ...INTENTS.map((value) => ({ value, label: t(INTENT_LABELS[value]) }))]}
          />
        </Labelled>
        <Labelled words={t('Model')}>
          <Choice label={t('Model')} value={model} onChange={setModel} options={[asItIs, { value: AUTO, label: t('Model: auto') }, ...models]} />
        </Labelled>
        <Labelled words={t('Size')}>
          <Choice
            label={t('Size')}
            value={size}
            onChange={setSize}
            options={[asItIs, ...SIZE_PRESETS.map(({ label, width, height }) => ({ value: `${width}x${height}`, label: t(label) }))]}
          />
        </Labelled>
        <Labelled words={t('Seed')}>
          <Choice label={t('Seed')} value={seed} onChange={setSeed} options={[asItIs, { value: 'new', label: t('Another for each') }]} />
        </Labelled>
        <label className="labelled">
          {t('Priority (−100 to 100)')}
          <input className="field" type="number" min={-100} max={100} value={priority} onChange={(event) => setPriority(event.target.value)} />
        </label>
        <label className="labelled">
          {t('Add a tag')}
          <input className="field" maxLength={40} value={tag} onChange={(event) => setTag(event.target.value)} />
        </label>
        <div className="modal-buttons">
          <button type="submit" className="button" data-kind="primary" disabled={Object.keys(wanted).length === 0}>
            {t('Change them')}
          </button>
        </div>
      </form>
    </DropPanel>
  );
}

/** What a choice is about; the choice itself says it to screen readers. */
function Labelled({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="labelled">
      <span aria-hidden>{words}</span>
      {children}
    </div>
  );
}
