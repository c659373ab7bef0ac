import type { ComparisonMap } from '../../shared/compare.ts';
import type { MeasureMapName } from '../../shared/measures.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface MapRequest {
  aSha256: string;
  bSha256: string;
  map: MeasureMapName;
}

/** Has a map made. @param onProgress 0–1 @throws AppError not-found when its weights are missing; nothing after the signal was aborted */
export async function drawMap(
  api: Pick<StudioClient['compare'], 'map'>,
  request: MapRequest,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<ComparisonMap | null> {
  try {
    for await (const event of await api.map(request, { signal })) {
      if (signal.aborted) return null;
      if (event.type === 'done') return event.map;
      onProgress(event.fraction);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return null;
}
