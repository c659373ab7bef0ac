import { useStore } from 'zustand';
import type { Route } from '../../shared/routing.ts';
import { useStores } from '../app/stores.ts';
import { intentName } from '../reading/intent-name.ts';
import { formatShare } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { predictionWords } from './reading-words.ts';

export function RouteReasons({ route }: { route: Route }) {
  const { session } = useStores();
  const labels = useStore(session, (state) => state.modelLabels);
  const prediction = predictionWords(route);
  const fallbacks = route.fallbacks.map((id) => labels[id] ?? id).join(t(', then '));
  return (
    <div className="route-reasons">
      {route.reasons.map((reason, index) => (
        <p key={index}>{reason}</p>
      ))}
      <p className="route-facts">
        {prediction !== '' && `${t('Expected: {prediction}.', { prediction })} `}
        {fallbacks !== '' && `${t('If it fails: {models}.', { models: fallbacks })} `}
        {t('Runner-up: {intent} ({share}). Matrix version {version, number}.', {
          intent: intentName(route.runnerUp.intent),
          share: formatShare(route.runnerUp.score),
          version: route.matrixVersion,
        })}
      </p>
    </div>
  );
}
