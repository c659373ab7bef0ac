import { Images, PenLine, Plug, X } from 'lucide-react';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { EXAMPLES } from './examples.ts';
import { SampleButton } from './SampleButton.tsx';
import { markSeen } from './seen.ts';
import { WelcomeCard } from './WelcomeCard.tsx';
import './welcome.css';

/** The first thing in an empty project: three ways to begin. It lies where the jobs will be and takes nothing from the composer. */
export function Welcome() {
  const { composer, firstRun, navigation, preferences } = useStores();
  const { startTour } = firstRun.getState();
  return (
    <section className="welcome" aria-label={t('Welcome')}>
      <header>
        <h2>{t('Welcome to Galley')}</h2>
        <p className="welcome-lead">{t('Describe a picture. Galley renders it, sets its lettering right, and shows you before and after.')}</p>
      </header>
      <div className="welcome-cards">
        <WelcomeCard
          Icon={Images}
          title={t('Look around')}
          text={t(
            'Twenty briefs of a small harbour town: signs, posters, portraits, materials. They take about a minute, nothing leaves this machine, and one click takes them out again.',
          )}
        >
          <SampleButton kind="primary" />
        </WelcomeCard>
        <WelcomeCard Icon={PenLine} title={t('Start with a prompt')} text={t('Write one above, paste a list, or drop a file. Or take one of these:')}>
          <ul className="welcome-examples">
            {EXAMPLES.map((example) => (
              <li key={example}>
                <button type="button" onClick={() => composer.getState().setText(example, example.length)}>
                  {example}
                </button>
              </li>
            ))}
          </ul>
        </WelcomeCard>
        <WelcomeCard
          Icon={Plug}
          title={t('Connect a model')}
          text={t('Galley finds ComfyUI, AUTOMATIC1111 and Forge on this machine; online services need your key. Until then its own engine draws comps.')}
        >
          <button type="button" className="button" onClick={() => navigation.getState().open('connect')}>
            {t('Find models')}
          </button>
        </WelcomeCard>
      </div>
      <footer>
        <button type="button" className="button" data-kind="quiet" onClick={startTour}>
          {t('Take the tour: three steps')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => markSeen(preferences, 'welcome')}>
          <X size={14} aria-hidden />
          {t('Don’t show this again')}
        </button>
      </footer>
    </section>
  );
}
