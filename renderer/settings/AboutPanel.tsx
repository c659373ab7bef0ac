import { useStore } from 'zustand';
import { GalleyMark } from '../app/GalleyMark.tsx';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';

export function AboutPanel() {
  const { session } = useStores();
  const info = useStore(session, (state) => state.info);
  return (
    <div className="about">
      <div className="about-name">
        <GalleyMark />
        <strong>Galley {info?.version}</strong>
      </div>
      <p>{t('Prompts in, proofs with the right lettering out: queue, compare, approve, export.')}</p>
      {info !== null && (
        <dl>
          <dt>{t('Project')}</dt>
          <dd>{info.project.name}</dd>
          <dt>{t('Its folder')}</dt>
          <dd className="selectable">{info.project.folder}</dd>
          <dt>{t('Reviewer')}</dt>
          <dd>{info.reviewer}</dd>
          <dt>{t('Runs in')}</dt>
          <dd>{info.shell === 'desktop' ? t('A window of its own') : t('The browser')}</dd>
          <dt>{t('Licence')}</dt>
          <dd>MIT</dd>
        </dl>
      )}
    </div>
  );
}
