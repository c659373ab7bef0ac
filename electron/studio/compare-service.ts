import type { ComparedImage, ComparisonEvent, ComparisonMap, ComparisonMapEvent, ComparisonRequest, ProofComparison } from '../../shared/compare.ts';
import { AppError } from '../../shared/errors.ts';
import type { ComparisonMeasures, LpipsNet, MeasureMapName } from '../../shared/measures.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import type { ComparedMap } from '../render/operations/compare.ts';
import type { WorkerPool } from '../render/worker-pool.ts';
import type { PixelTask, TaskInput } from '../render/worker-protocol.ts';
import type { ReviewService } from '../review/review-service.ts';
import type { ArtifactTable } from '../telemetry/artifact-table.ts';
import type { ResultTable } from '../telemetry/result-table.ts';
import type { PreviewFiles } from './preview-files.ts';
import { progressOf } from './progress-of.ts';

/** Measures of any two images of the project, in a pixel worker. */
export interface CompareService {
  /** Before against after of a proof, with its mask and, where it can be had, its target. @throws AppError not-found */
  ofProof(proofId: string): ProofComparison;
  /** What was measured once is known. Who stops listening cancels. @throws AppError not-found | invalid-input (sizes differ) | cancelled */
  measure(request: ComparisonRequest, signal?: AbortSignal): AsyncGenerator<ComparisonEvent>;
  /** @throws AppError not-found (no weights) | invalid-input */
  map(request: Pick<ComparisonRequest, 'aSha256' | 'bSha256'>, name: MeasureMapName, signal?: AbortSignal): AsyncGenerator<ComparisonMapEvent>;
  /** Their sizes, in the same order. @throws AppError not-found */
  images(sha256s: readonly string[]): ComparedImage[];
}

export interface CompareParts {
  review: Pick<ReviewService, 'get'>;
  results: Pick<ResultTable, 'get'>;
  artifacts: Pick<ArtifactTable, 'get'>;
  pool: Pick<WorkerPool, 'run'>;
  previews: PreviewFiles;
  /** ONNX files of the networks for LPIPS whose weights are there now. */
  lpipsFiles(): Promise<{ net: LpipsNet; file: string }[]>;
}

/** Plain figures, some 2 kB each. */
const KEPT = 200;

export function createCompareService({ review, results, artifacts, pool, previews, lpipsFiles }: CompareParts): CompareService {
  const known = new Map<string, ComparisonMeasures>();
  const maps = new Map<string, ComparisonMap>();

  function target(proof: ProofDetail): { sha256: string | null; noTarget: string } {
    const letter = proof.steps.findLast(({ operation, status }) => operation === 'letter' && status === 'done');
    const outputs = letter && results.get(letter.key)?.outputs;
    if (!letter) return { sha256: null, noTarget: 'Nothing was lettered, so there is no target.' };
    if (!outputs) return { sha256: null, noTarget: 'What the lettering step left is gone, so there is no target.' };
    // Only a step that set something leaves its letters.
    if (!outputs.lettering) return { sha256: null, noTarget: 'Galley set no letters in this proof, so there is no target to measure against.' };
    const size = artifacts.get(outputs.image);
    if (!size || size.width !== proof.width || size.height !== proof.height) {
      return { sha256: null, noTarget: 'The proof has another size than the picture that was lettered, so there is no target.' };
    }
    return { sha256: outputs.image, noTarget: '' };
  }

  return {
    ofProof(proofId) {
      const proof = review.get(proofId);
      const { sha256, noTarget } = target(proof);
      const request: ComparisonRequest = {
        aSha256: proof.beforeSha256,
        bSha256: proof.afterSha256,
        targetSha256: sha256,
        isTargetOwnWork: sha256 !== null,
        maskSha256: proof.maskSha256,
        lines: [],
        isTileable: proof.intent === 'texture',
      };
      return { request, noTarget, characterErrorRate: proof.metrics.characterErrorRate };
    },
    async *measure(request, signal) {
      const models = await lpipsFiles();
      const key = JSON.stringify([request, models]);
      const found = known.get(key);
      if (found) {
        remember(known, key, found);
        yield { type: 'done', measures: found };
        return;
      }
      const { lines, isTileable, isTargetOwnWork } = request;
      const task = taskOf('compare', request, { lines, isTileable, isTargetOwnWork, models });
      const running = progressOf((control) => pool.run(task, control), signal);
      for (let next = await running.next(); ; next = await running.next()) {
        if (next.done) {
          const { measures } = next.value.data as { measures: ComparisonMeasures };
          remember(known, key, measures);
          yield { type: 'done', measures };
          return;
        }
        yield { type: 'progress', fraction: next.value };
      }
    },
    async *map(request, name, signal) {
      const models = await lpipsFiles();
      const key = JSON.stringify([request.aSha256, request.bSha256, name, models]);
      const found = maps.get(key);
      // Its pictures may have made way for newer ones.
      if (found && previews.path(found.sha256) && previews.path(found.valuesSha256)) {
        yield { type: 'done', map: found };
        return;
      }
      const running = progressOf((control) => pool.run(taskOf('compare-map', request, { map: name, models }), control), signal);
      for (let next = await running.next(); ; next = await running.next()) {
        if (!next.done) {
          yield { type: 'progress', fraction: next.value };
          continue;
        }
        const { picture, values, legend } = next.value.data as unknown as ComparedMap;
        const map: ComparisonMap = { sha256: await previews.put(picture), valuesSha256: await previews.put(values), legend };
        remember(maps, key, map);
        yield { type: 'done', map };
        return;
      }
    },
    images: (sha256s) =>
      sha256s.map((sha256) => {
        const artifact = artifacts.get(sha256);
        if (!artifact) throw new AppError('not-found', `The image ${sha256} is not in this project.`, { details: { sha256 } });
        return { sha256, width: artifact.width, height: artifact.height };
      }),
  };
}

function taskOf(operation: 'compare' | 'compare-map', request: Partial<ComparisonRequest>, params: object): PixelTask {
  const { aSha256, bSha256, targetSha256, maskSha256 } = request;
  const inputs: Record<string, TaskInput> = {};
  for (const [role, sha256] of Object.entries({ a: aSha256, b: bSha256, target: targetSha256, mask: maskSha256 })) {
    if (sha256) inputs[role] = { sha256, data: {} };
  }
  return { operation, params, seed: 0, inputs };
}

/** The newest stay. */
function remember<Value>(values: Map<string, Value>, key: string, value: Value): void {
  values.delete(key);
  values.set(key, value);
  if (values.size > KEPT) values.delete(values.keys().next().value!);
}
