import { AppError } from '../../shared/errors.ts';
import type { ImportProblem, Job } from '../../shared/job.ts';
import type { LetteringRegion, LetteringStyle, ListedFont, PlacedText } from '../../shared/lettering.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { placeLanguage } from '../typography/localise/placed-strings.ts';
import { parseStringTable } from '../typography/localise/table.ts';
import { addTeamFont, fontShape, removeTeamFont } from '../typography/team-fonts.ts';
import type { LetteringParts } from './lettering-parts.ts';
import { createLetteringPreview, type PreviewPicture } from './lettering-preview.ts';
import { createLetteringTask } from './lettering-task.ts';

/** What a person does with a proof's lettering beside rendering it again. */
export interface LetteringService {
  fonts(): ListedFont[];
  /** @throws AppError corrupt-font | invalid-input */
  addFont(fileName: string, base64: string): Promise<ListedFont>;
  /** @throws AppError not-found */
  removeFont(id: string): Promise<void>;
  styles(): LetteringStyle[];
  saveStyle(style: Pick<LetteringStyle, 'label' | 'effects' | 'font'>): LetteringStyle;
  /** @throws AppError not-found */
  removeStyle(id: string): void;
  /** The places of a proof's lettering, numbered: as its report has them, or as the pass would find them now. */
  regions(proofId: string): Promise<{ width: number; height: number; regions: LetteringRegion[] }>;
  /** Strings over a proof's base, where they are placed; quick and unchecked. `side`: longest side of the picture that they are looked at in, px. */
  preview(proofId: string, placed: readonly PlacedText[], side: number): Promise<PreviewPicture>;
  /** Queues one rework a language, on the same base. @throws AppError broken-table | invalid-input (nothing is lettered in the proof) */
  localise(proofId: string, table: string): { jobs: { language: string; jobId: string }[]; problems: ImportProblem[] };
}

export function createLetteringService(parts: LetteringParts): LetteringService {
  const { review, queue, fonts, fontFiles, styles, teamFontsFolder } = parts;
  const task = createLetteringTask(parts);
  const preview = createLetteringPreview({ ...parts, clear: task.clear });
  const listed = () => fonts.list().map((font): ListedFont => ({ ...fontShape(font), address: fontFiles.address(font) }));

  return {
    fonts: listed,
    async addFont(fileName, base64) {
      const { id } = await addTeamFont(teamFontsFolder, fileName, Buffer.from(base64, 'base64'));
      return listed().find((font) => font.id === id)!;
    },
    removeFont: (id) => removeTeamFont(teamFontsFolder, id),
    styles: styles.list,
    saveStyle: styles.save,
    removeStyle: styles.remove,
    async regions(proofId) {
      const proof = review.get(proofId);
      const { width, height, lettering } = proof;
      if (lettering && isDetailed(lettering.regions)) {
        // The window will want to see the ground next.
        void preview.warm(proof, lettering.regions).catch(() => undefined);
        return { width, height, regions: lettering.regions };
      }
      return task.survey(proof);
    },
    preview: (proofId, placed, side) => preview.make(review.get(proofId), placed, side),
    localise(proofId, table) {
      const { job, lettering } = review.get(proofId);
      if (!lettering?.regions.some(({ wanted }) => wanted !== null)) {
        throw new AppError('invalid-input', `No string was wanted in proof ${proofId}: there is nothing to put into other languages.`, {
          details: { proofId },
        });
      }
      const { languages, problems } = parseStringTable(table);
      const placed = languages.map((strings) => placeLanguage(lettering, strings, fonts));
      const told = placed.flatMap((language) => language.problems.map((message) => ({ line: 1, message })));
      const jobs = placed.map((language) => ({ language: language.language, jobId: rework(queue, job, language.placed).id }));
      return { jobs, problems: [...problems, ...told] };
    },
  };
}

/** The same base, lettered as placed and not otherwise. */
function rework(queue: JobQueue, { id, request }: Job, placed: PlacedText[]): Job {
  const { style } = request.lettering ?? {};
  return queue.rerender(id, { seed: request.seed, lettering: { ...(style !== undefined && { style }), placed } });
}

/** Reports of older proofs do not say where text was found. */
function isDetailed(regions: readonly LetteringRegion[]): boolean {
  return regions.some(({ area, polygon }) => area !== null || polygon.length > 0);
}
