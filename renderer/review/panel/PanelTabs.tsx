import { Tabs } from '@base-ui/react/tabs';
import { useStore } from 'zustand';
import type { ProofDetail } from '../../../shared/proof.ts';
import { t } from '../../words/t.ts';
import type { PanelTab } from '../desk-store.ts';
import { PinPanel } from '../pins/PinPanel.tsx';
import { StoryPanel } from '../story/StoryPanel.tsx';
import { useReviewStores } from '../use-review-stores.ts';
import './panel.css';
import { ProofFacts } from './ProofFacts.tsx';

/** What there is to know of a proof: itself, its pins, where it comes from. */
export function PanelTabs({ proof }: { proof: ProofDetail }) {
  const { desk } = useReviewStores();
  const tab = useStore(desk, (state) => state.tab);
  return (
    <Tabs.Root className="panel-tabs" value={tab} onValueChange={(value) => desk.getState().setTab(value as PanelTab)}>
      <Tabs.List className="panel-tab-list" aria-label={t('About the proof')}>
        <Tabs.Tab className="panel-tab" value="proof">
          {t('Proof')}
        </Tabs.Tab>
        <Tabs.Tab className="panel-tab" value="pins">
          {t('Pins')}
          {proof.openPins > 0 && <span className="panel-count number">{proof.openPins}</span>}
        </Tabs.Tab>
        <Tabs.Tab className="panel-tab" value="story">
          {t('Versions')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel className="proof-scroll" value="proof">
        <ProofFacts proof={proof} />
      </Tabs.Panel>
      <Tabs.Panel className="proof-scroll" value="pins">
        <PinPanel proof={proof} />
      </Tabs.Panel>
      <Tabs.Panel className="proof-scroll" value="story">
        <StoryPanel proof={proof} />
      </Tabs.Panel>
    </Tabs.Root>
  );
}
