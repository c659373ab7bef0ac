import type { ProofDetail } from '../../shared/proof.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { WorkerPool } from '../render/worker-pool.ts';
import type { ReviewService } from '../review/review-service.ts';
import type { FontLibrary } from '../typography/fonts.ts';
import type { FontFiles } from './font-files.ts';
import type { PreviewFiles } from './preview-files.ts';
import type { SavedStyles } from './saved-styles.ts';

/** What the lettering service and its parts work with. */
export interface LetteringParts {
  review: ReviewService;
  queue: JobQueue;
  pool: WorkerPool;
  /** Data that the step left which made a proof's base. */
  baseData(proof: ProofDetail): Record<string, unknown>;
  readImage(sha256: string): Promise<Uint8Array>;
  fonts: FontLibrary;
  fontFiles: FontFiles;
  /** Where fonts are added. */
  teamFontsFolder: string;
  styles: SavedStyles;
  previews: PreviewFiles;
}
