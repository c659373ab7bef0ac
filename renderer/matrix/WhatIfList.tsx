import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixState } from './store.ts';
import { WhatIfAnswer } from './WhatIfAnswer.tsx';

/** Which of the newest prompts the draft would have rendered another way. */
export function WhatIfList({ store }: { store: StoreApi<MatrixState> }) {
  const whatIf = useStore(store, (state) => state.whatIf);
  const isAsking = useStore(store, (state) => state.isAsking);
  const models = useStore(store, (state) => state.models);
  return <WhatIfAnswer whatIf={whatIf} isAsking={isAsking} models={models} />;
}
