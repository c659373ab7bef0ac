import { createDocumentThread } from '../export/documents/document-thread.ts';
import { createExporter, type Exporter } from '../export/exporter.ts';
import { documentWorkerEntry, galleyVersion } from '../paths.ts';
import type { ReviewService } from '../review/review-service.ts';
import type { StudioEvents } from './events.ts';
import type { Ground } from './ground.ts';
import type { Pictures } from './pictures.ts';
import type { Typefaces } from './typefaces.ts';

export interface ExportingParts extends Typefaces {
  review: ReviewService;
  originals: Pictures['originals'];
  events: StudioEvents;
  /** Name of the project. */
  project: string;
}

/** Exports of the project; their documents are made on a thread of their own. */
export function createExporting(ground: Ground, parts: ExportingParts): Exporter {
  const { fonts, fontsFolder, teamFontsFolder, review, originals, events, project } = parts;
  const { database, store, results, createId, clock } = ground;
  return createExporter({
    proofs: review,
    artifacts: store,
    originals,
    steps: results,
    fonts,
    fontsFolder,
    openDocuments: () => createDocumentThread(documentWorkerEntry(), { artifactsFolder: store.folder, fontsFolder, teamFontsFolder }),
    database,
    project,
    version: galleyVersion(),
    onProgress(progress) {
      if (events.hasListeners) events.send({ type: 'export', progress });
    },
    createId,
    clock,
  });
}
