import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { PAGE_LABELS } from '../app/page-labels.ts';
import { useStores } from '../app/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import { t } from '../words/t.ts';
import { GuideSpans } from './GuideSpans.tsx';
import { type GuideBlock, guideSection } from './guide-text.ts';
import './help.css';

/** What the user guide says of the page that is shown. */
export function GuideDialog() {
  const { client, navigation, notices, preferences } = useStores();
  const isOpen = useStore(navigation, (state) => state.overlay === 'guide');
  const page = useStore(navigation, (state) => state.page);
  const isEnglish = useStore(preferences, (state) => state.language === 'en');
  const [guide, setGuide] = useState<string | null>(null);
  useEffect(() => {
    if (!isOpen || guide !== null) return;
    client.host.guide().then(setGuide, (error) => notices.getState().fail(error));
  }, [client, notices, isOpen, guide]);
  const blocks = guide === null ? [] : guideSection(guide, PAGE_LABELS[page]);
  return (
    <Modal title={t('The guide')} isOpen={isOpen} onClose={navigation.getState().close} size="wide" startsAt=".guide">
      <div className="guide" lang="en" tabIndex={-1}>
        {!isEnglish && <p className="guide-note">{t('The guide is in English.')}</p>}
        {blocks.map((block, number) => (
          <Block key={number} block={block} />
        ))}
      </div>
    </Modal>
  );
}

function Block({ block }: { block: GuideBlock }) {
  if (block.kind === 'code') return <pre>{block.text}</pre>;
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((spans) => (
          <li key={spans.map(({ text }) => text).join('')}>
            <GuideSpans spans={spans} />
          </li>
        ))}
      </ul>
    );
  }
  const Element = block.kind === 'heading' ? 'h3' : 'p';
  return (
    <Element>
      <GuideSpans spans={block.spans} />
    </Element>
  );
}
