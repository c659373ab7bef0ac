import { CircleAlert, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { LetteringRegion } from '../../../shared/lettering.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { flagSentence, scriptName } from './flag-words.ts';
import { alternativesOf, isLettered, type WorkItem } from './work-items.ts';
import './region-flags.css';

export interface RegionFlagsProps {
  item: WorkItem;
  region: LetteringRegion;
}

/** What a person should look at, in words. What only a person can know is a question with answers. */
export function RegionFlags({ item, region }: RegionFlagsProps) {
  const others = region.flags.filter((flag) => flag !== 'ambiguous' && flag !== 'script-unreadable');
  if (region.flags.length === 0) return null;
  return (
    <div className="work-flags">
      {region.flags.includes('ambiguous') && <WhichString item={item} region={region} />}
      {region.flags.includes('script-unreadable') && <IsItRight item={item} region={region} />}
      {others.map((flag) => (
        <p key={flag} className="work-flag">
          <CircleAlert size={14} aria-hidden />
          <span>{flagSentence(flag, region)}</span>
        </p>
      ))}
    </div>
  );
}

/** The proposal, the other strings, another region, or nothing. */
function WhichString({ item, region }: RegionFlagsProps) {
  const { workbench } = useStores();
  const proof = useStore(workbench, (state) => state.proof);
  const items = useStore(workbench, (state) => state.history.present);
  if (proof === null) return null;
  const { answer } = workbench.getState();
  const strings = [...(item.text === null ? [] : [item.text]), ...alternativesOf(item, items, proof)];
  const others = items.filter(({ id, region: number }) => id !== item.id && number !== null);
  return (
    <Question title={t('Which string belongs here?')} isOpen={!item.isDecided}>
      {strings.map((text) => (
        <Answer key={text} isChosen={isLettered(item) && item.text === text && item.isDecided} onChoose={() => answer(item.id, text)}>
          <span dir="auto">{text}</span>
          {text === region.wanted && <small>{t('proposed')}</small>}
        </Answer>
      ))}
      <Answer isChosen={item.isKept && item.isDecided} onChoose={() => answer(item.id, null)}>
        <span>{t('None: leave what stands there')}</span>
        {region.wanted === null && <small>{t('proposed')}</small>}
      </Answer>
      {item.text !== null && !item.isKept && others.length > 0 && (
        <p className="work-elsewhere">
          <span>{t('“{text}” belongs to region', { text: item.text })}</span>
          {others.map(({ id }) => (
            <button
              key={id}
              type="button"
              className="work-answer number"
              aria-label={t('It belongs to region {id}', { id })}
              onClick={() => answer(id, item.text)}
            >
              {id}
            </button>
          ))}
        </p>
      )}
    </Question>
  );
}

/** What OCR cannot read only a person can check. */
function IsItRight({ item, region }: RegionFlagsProps) {
  const { workbench } = useStores();
  const { accept, setMode } = workbench.getState();
  const isSet = region.wanted !== null && region.action !== 'kept';
  const script = scriptName(region.script);
  const title = isSet
    ? t('“{text}” was set, but Galley cannot read {script} to check it. Is it right?', { text: region.wanted ?? '', script })
    : t('Galley cannot read {script}: what stands here is not known. Is it right?', { script });
  const write = () => document.querySelector<HTMLInputElement>('#work-words')?.focus();
  return (
    <Question title={title} isOpen={!item.isDecided}>
      <Answer isChosen={item.isDecided && !item.isErased && (isSet || item.isKept)} onChoose={() => (isSet ? accept(item.id) : setMode([item.id], 'keep'))}>
        {t('It is right: keep it')}
      </Answer>
      <Answer isChosen={false} onChoose={write}>
        {t('Replace it: write what should stand here')}
      </Answer>
      <Answer isChosen={item.isErased} onChoose={() => setMode([item.id], 'erase')}>
        {t('Erase it')}
      </Answer>
    </Question>
  );
}

function Question({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <fieldset className="work-question" data-open={isOpen || undefined}>
      <legend>
        <CircleHelp size={14} aria-hidden />
        <span>{title}</span>
      </legend>
      {children}
    </fieldset>
  );
}

function Answer({ isChosen, onChoose, children }: { isChosen: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <button type="button" className="work-answer" aria-pressed={isChosen} onClick={onChoose}>
      {children}
    </button>
  );
}
