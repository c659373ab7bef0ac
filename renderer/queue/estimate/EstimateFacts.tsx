import type { Estimate } from '../../../shared/estimate.ts';
import { ModelName } from '../../app/ModelName.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { formatCount } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { costWords, doneWords, memoryWords, timeWords } from './estimate-words.ts';

/** The figures with where they come from, and what is not known of which model. */
export function EstimateFacts({ estimate }: { estimate: Estimate }) {
  const { models, isElsewhere, isScaled } = estimate;
  const facts: (readonly [string, string])[] = [
    [t('Rendering'), timeWords(estimate)],
    [t('Cost'), costWords(estimate)],
    [t('Memory here, at most'), isElsewhere ? t('rendered elsewhere') : memoryWords(estimate)],
  ];
  const done = doneWords(estimate);
  return (
    <div className="route-reasons">
      <FactList facts={facts} className="facts estimate-facts" />
      {done !== '' && <p>{done}</p>}
      <ul className="estimate-models">
        {models.map(({ model, jobs, isMeasured, isPriced }) => (
          <li key={model}>
            <ModelName id={model} /> <span className="number">× {formatCount(jobs)}</span>
            {!isMeasured && <em>{t('never measured')}</em>}
            {!isPriced && <em>{t('price unknown')}</em>}
          </li>
        ))}
      </ul>
      <p className="route-facts">
        {t('Times and memory are medians of what was rendered here; prices are those that the models ask now.')}{' '}
        {isScaled && t('Not every variation was looked at: the sums are scaled up from some.')}
      </p>
    </div>
  );
}
