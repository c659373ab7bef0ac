import { CircleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { LetteringRegion } from '../../../shared/lettering.ts';
import { useStores } from '../../app/stores.ts';
import { flagSentence } from './flag-words.ts';
import { alternativesOf, type WorkItem } from './work-items.ts';

/** What a person should look at, in words. Doubt about the string is a question with answers. */
export function RegionFlags({ item, region }: { item: WorkItem; region: LetteringRegion }) {
  const others = region.flags.filter((flag) => flag !== 'ambiguous');
  if (region.flags.length === 0) return null;
  return (
    <div className="work-flags">
      {region.flags.includes('ambiguous') && <Question item={item} region={region} />}
      {others.map((flag) => (
        <p key={flag} className="work-flag">
          <CircleAlert size={14} aria-hidden />
          <span>{flagSentence(flag, region)}</span>
        </p>
      ))}
    </div>
  );
}

function Question({ item, region }: { item: WorkItem; region: LetteringRegion }) {
  const { workbench } = useStores();
  const proof = useStore(workbench, (state) => state.proof);
  const items = useStore(workbench, (state) => state.history.present);
  if (proof === null) return null;
  const { answer } = workbench.getState();
  const strings = [...(item.text === null ? [] : [item.text]), ...alternativesOf(item, items, proof)];
  return (
    <fieldset className="work-question">
      <legend>Which string belongs here?</legend>
      {strings.map((text) => (
        <button key={text} type="button" className="work-answer" aria-pressed={!item.isKept && item.text === text} onClick={() => answer(item.id, text)}>
          <span dir="auto">{text}</span>
          {text === region.wanted && <small>proposed</small>}
        </button>
      ))}
      <button type="button" className="work-answer" aria-pressed={item.isKept} onClick={() => answer(item.id, null)}>
        <span>None: leave what stands there</span>
        {region.wanted === null && <small>proposed</small>}
      </button>
    </fieldset>
  );
}
