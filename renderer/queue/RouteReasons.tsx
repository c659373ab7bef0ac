import { useStore } from 'zustand';
import type { Route } from '../../shared/routing.ts';
import { useStores } from '../app/stores.ts';
import { formatShare } from '../ui/format.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { predictionWords } from './reading-words.ts';

export function RouteReasons({ route }: { route: Route }) {
  const { session } = useStores();
  const labels = useStore(session, (state) => state.modelLabels);
  const prediction = predictionWords(route);
  return (
    <div className="route-reasons">
      {route.reasons.map((reason, index) => (
        <p key={index}>{reason}</p>
      ))}
      <p className="route-facts">
        {prediction !== '' && <>Expected: {prediction}. </>}
        {route.fallbacks.length > 0 && <>If it fails: {route.fallbacks.map((id) => labels[id] ?? id).join(', then ')}. </>}
        Runner-up: {INTENT_LABELS[route.runnerUp.intent].toLowerCase()} ({formatShare(route.runnerUp.score)}). Matrix version {route.matrixVersion}.
      </p>
    </div>
  );
}
