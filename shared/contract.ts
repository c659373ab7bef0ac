import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  bakeOffPlanSchema,
  bakeOffProposalSchema,
  bakeOffReportSchema,
  bakeOffRequestSchema,
  bakeOffSummarySchema,
  ballotChoiceSchema,
  ballotSchema,
} from './bake-off.ts';
import { budgetStatusSchema, budgetsSchema, callFilterSchema, callTotalsSchema, ledgerLineSchema, routeLineSchema } from './calls.ts';
import {
  comparedImageSchema,
  comparedImagesSchema,
  comparisonEventSchema,
  comparisonMapEventSchema,
  comparisonRequestSchema,
  proofComparisonSchema,
} from './compare.ts';
import {
  connectionListSchema,
  connectionProposalSchema,
  connectionSchema,
  connectionTestSchema,
  listedConnectionSchema,
  restingConnectionSchema,
} from './connections.ts';
import { estimateInputSchema, estimateSchema } from './estimate.ts';
import { exportRequestSchema, exportResultSchema } from './export.ts';
import { preflightSchema } from './export-checks.ts';
import { templatePreviewSchema } from './export-names.ts';
import { exportPresetSchema, presetToSaveSchema } from './export-presets.ts';
import { exportProgressSchema, exportRunFileSchema, exportRunSchema } from './export-runs.ts';
import { gatesSchema } from './gates.ts';
import { boxSchema } from './geometry.ts';
import {
  driftSchema,
  exportPieceSchema,
  goldenPromptSchema,
  insightsChoicesSchema,
  insightsExportFormatSchema,
  insightsQuerySchema,
  insightsSchema,
  trendsSchema,
} from './insights.ts';
import {
  importPreviewSchema,
  importProblemSchema,
  importTextSchema,
  jobChangesSchema,
  jobProgressSchema,
  jobRequestSchema,
  jobSchema,
  queueStatusSchema,
  readingCorrectionSchema,
} from './job.ts';
import { letteringEffectsSchema, letteringRegionSchema, letteringStyleSchema, listedFontSchema, placedTextSchema } from './lettering.ts';
import { measureMapSchema } from './measures.ts';
import { modelFetchProgressSchema, modelFilesStatusSchema, modelIdSchema } from './model-files.ts';
import { preferencesSchema } from './preferences.ts';
import { intentSchema, promptReadingSchema } from './prompt.ts';
import { PIN_ENTRIES, pinSchema, proofDetailSchema, proofSummarySchema, verdictEntrySchema, verdictSchema } from './proof.ts';
import { editManyInputSchema, editManyResultSchema, queueFacetsSchema, queueFilterSchema, queueOrderSchema, queuePlanSchema } from './queue.ts';
import {
  personSchema,
  proofDifferencesSchema,
  proofVersionSchema,
  recipeSchema,
  reviewOverviewSchema,
  reviewQuerySchema,
  roundFileSchema,
  roundSchema,
  roundSummarySchema,
  variantSchema,
} from './review.ts';
import { cellMeasuresSchema, matrixSchema, matrixVersionSchema, modelStatusSchema, routeSchema, whatIfSchema } from './routing.ts';
import { sampleRemovalSchema, sampleStatusSchema } from './sample.ts';
import { importedWorkflowSchema } from './workflows.ts';

const ids = z.object({ ids: z.array(z.string()).min(1) });
const gateCountsSchema = z.object({ green: z.int(), amber: z.int(), red: z.int(), unmarked: z.int() });
const assignedSchema = z.array(z.object({ proofId: z.string(), assignee: personSchema.nullable() }));
const page = { limit: z.int().min(1).max(500).default(100), offset: z.int().min(0).default(0) };

/** What the window hears while it is open. `jobs` and `proofs` mean "these changed: ask again for what you show". */
export const studioEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('queue'), status: queueStatusSchema }),
  z.object({ type: z.literal('jobs'), jobs: z.array(jobSchema) }),
  z.object({ type: z.literal('progress'), progress: jobProgressSchema }),
  z.object({ type: z.literal('proof'), proof: proofSummarySchema }),
  /** Verdicts, stars, pins or assignments of these proofs changed. */
  z.object({ type: z.literal('review'), proofIds: z.array(z.string()) }),
  z.object({ type: z.literal('export'), progress: exportProgressSchema }),
  /** These jobs are gone, and their proofs with them. */
  z.object({ type: z.literal('removed'), jobIds: z.array(z.string()) }),
  z.object({ type: z.literal('memory'), rssBytes: z.number(), budgetBytes: z.number() }),
]);
export type StudioEvent = z.infer<typeof studioEventSchema>;

/** One contract for every shell. Errors cross as `{code, message, data: details}`; images never cross, they are loaded by hash. */
export const contract = {
  host: {
    info: oc.output(
      z.object({
        shell: z.enum(['desktop', 'browser']),
        version: z.string(),
        project: z.object({ name: z.string(), folder: z.string() }),
        exportFolder: z.string(),
        canChooseFolder: z.boolean(),
        reviewer: z.string(),
      }),
    ),
    /** null = the person closed the dialog, or this shell has none. */
    chooseFolder: oc.output(z.string().nullable()),
    openFolder: oc.input(z.object({ folder: z.string() })),
    /** How this person likes the window; the same in every project and shell. */
    preferences: oc.output(preferencesSchema),
    /** Sets what is given, leaves the rest; answers all. */
    setPreferences: oc.input(z.object({ changes: preferencesSchema })).output(preferencesSchema),
    /** The user guide as Markdown; English. */
    guide: oc.output(z.string()),
  },
  /** Prompts to look around with, rendered by the built-in engine. */
  sample: {
    status: oc.output(sampleStatusSchema),
    add: oc.output(z.object({ ids: z.array(z.string()) })),
    /** What somebody has judged, marked or built upon stays. */
    remove: oc.output(sampleRemovalSchema),
  },
  prompt: {
    /** Reads and routes without queueing; `variations` counts what would be queued. */
    preview: oc.input(z.object({ request: jobRequestSchema })).output(
      z.object({
        reading: promptReadingSchema,
        route: routeSchema,
        /** Jobs that would be queued: all variations, or the sample. */
        variations: z.int(),
        /** All that the prompt stands for; null = more than can be counted. */
        combinations: z.number().nullable(),
        firstVariations: z.array(z.string()),
        /** Wildcard files that are missing or empty and the like, whole sentences. */
        warnings: z.array(z.string()),
      }),
    ),
    /** What prompts would take before they are queued: time, cost, memory. */
    estimate: oc.input(estimateInputSchema).output(estimateSchema),
    /** What an import would queue, before anything is queued. */
    previewImport: oc.input(importTextSchema).output(importPreviewSchema),
    /** The project's wildcard files: `__name__` in a prompt stands for any of its lines. */
    wildcards: oc.output(z.array(z.object({ name: z.string(), count: z.int(), first: z.array(z.string()) }))),
  },
  queue: {
    list: oc
      .input(queueFilterSchema.extend({ ...page, order: queueOrderSchema.default('queue') }))
      .output(z.object({ jobs: z.array(jobSchema), total: z.int() })),
    /** Ids of all jobs that a filter lets through, in the order of the list. */
    ids: oc.input(z.object({ filter: queueFilterSchema, order: queueOrderSchema.default('queue') })).output(z.object({ ids: z.array(z.string()) })),
    /** How many jobs each value of each filter would show. */
    facets: oc.input(z.object({ filter: queueFilterSchema })).output(queueFacetsSchema),
    get: oc.input(z.object({ id: z.string() })).output(jobSchema),
    status: oc.output(queueStatusSchema),
    add: oc.input(z.object({ requests: z.array(jobRequestSchema).min(1).max(10_000) })).output(z.object({ ids: z.array(z.string()) })),
    /** The text of a .txt, .csv or .json file, or pasted lines. Good rows are queued, broken ones are named by line. */
    importText: oc.input(importTextSchema).output(z.object({ ids: z.array(z.string()), problems: z.array(importProblemSchema) })),
    /** Puts a waiting job before another one; null = at the end. */
    move: oc.input(z.object({ id: z.string(), beforeId: z.string().nullable() })).output(jobSchema),
    setPriority: oc.input(ids.extend({ priority: z.int().min(-100).max(100) })),
    /** Changes a job that has not started; reads and routes it anew. */
    edit: oc.input(z.object({ id: z.string(), request: jobRequestSchema })).output(jobSchema),
    /** Overrules parts of a job's reading: a waiting job is read and routed anew, a finished one is rendered again as its rework. */
    correct: oc.input(z.object({ id: z.string(), correction: readingCorrectionSchema })).output(jobSchema),
    pause: oc.input(ids),
    resume: oc.input(ids),
    setPaused: oc.input(z.object({ isPaused: z.boolean() })).output(queueStatusSchema),
    cancel: oc.input(ids),
    /** `acceptSecondBill`: a person accepts that calls which may have been billed are paid again; without it such jobs are refused (conflict). */
    retry: oc.input(ids.extend({ acceptSecondBill: z.boolean().default(false) })),
    duplicate: oc.input(ids).output(z.object({ ids: z.array(z.string()) })),
    /** Does something to many jobs in one go; those that it does not fit are named. */
    editMany: oc.input(editManyInputSchema).output(editManyResultSchema),
    /** Takes an edit back; the answer's own `undoId` does it again. Forgotten when Galley ends. */
    undo: oc.input(z.object({ undoId: z.string() })).output(editManyResultSchema),
    /** What the scheduler will do, lane by lane: its own rule, taken ahead of time. `detail`: jobs of each lane that are planned one by one. */
    plan: oc.input(z.object({ detail: z.int().min(1).max(500).default(60) })).output(queuePlanSchema),
  },
  events: oc.output(eventIterator(studioEventSchema)),
  matrix: {
    get: oc.output(matrixVersionSchema),
    save: oc.input(z.object({ matrix: matrixSchema, note: z.string().max(200) })).output(matrixVersionSchema),
    versions: oc.output(z.array(matrixVersionSchema)),
    defaults: oc.output(matrixSchema),
    /** What of the newest 500 prompts would go elsewhere. */
    whatIf: oc.input(z.object({ matrix: matrixSchema })).output(whatIfSchema),
    models: oc.output(z.array(modelStatusSchema)),
    /** What ran through each cell in the last days; cells that nothing ran through are left out. */
    measured: oc.input(z.object({ sinceDays: z.int().min(1).max(3650).default(90) })).output(z.array(cellMeasuresSchema)),
  },
  review: {
    list: oc.input(reviewQuerySchema.extend(page)).output(z.object({ proofs: z.array(proofSummarySchema), total: z.int() })),
    get: oc.input(z.object({ id: z.string() })).output(proofDetailSchema),
    /** Appends to the ledger. `pixelsSha256` is what the reviewer looked at; if the proof has other pixels now: conflict. */
    decide: oc
      .input(
        z.object({
          proofId: z.string(),
          pixelsSha256: z.string(),
          verdict: verdictSchema,
          note: z.string().max(4000).default(''),
          overrideReason: z.string().max(1000).default(''),
          by: personSchema.optional(),
        }),
      )
      .output(verdictEntrySchema),
    /** Queues the same request again with another seed or other lettering, as rework of this proof. */
    rerender: oc.input(z.object({ proofId: z.string(), request: jobChangesSchema.optional() })).output(jobSchema),
    /** Where a proof stands in a query, or the next one (round and round) that is unjudged or marked red; null = there is none. */
    find: oc
      .input(z.object({ query: reviewQuerySchema, fromId: z.string().nullable(), wanted: z.enum(['this', 'unjudged', 'red']) }))
      .output(z.object({ id: z.string(), index: z.int() }).nullable()),
    ids: oc.input(z.object({ query: reviewQuerySchema })).output(z.array(z.string())),
    overview: oc.input(z.object({ query: reviewQuerySchema })).output(reviewOverviewSchema),
    /** Takes a verdict back: the one before it counts again. The ledger keeps both. */
    withdraw: oc.input(z.object({ id: z.int(), by: personSchema.optional() })).output(verdictEntrySchema),
    /** Appends stars (0 = none) for these pixels; gives those from before. */
    rate: oc.input(z.object({ proofId: z.string(), pixelsSha256: z.string(), stars: z.int().min(0).max(5), by: personSchema.optional() })).output(z.int()),
    /** Gives proofs to people, null = nobody in particular; gives who had those that changed. */
    assign: oc
      .input(z.object({ assigned: assignedSchema.max(10_000), by: personSchema.optional() }))
      .output(z.array(z.object({ proofId: z.string(), assignee: z.string().nullable() }))),
    /** A note at a place of a picture, in shares of its width and height. */
    addPin: oc
      .input(
        z.object({
          proofId: z.string(),
          pixelsSha256: z.string(),
          x: z.number().min(0).max(1),
          y: z.number().min(0).max(1),
          text: z.string().trim().min(1).max(2000),
          by: personSchema.optional(),
        }),
      )
      .output(pinSchema),
    notePin: oc
      .input(z.object({ pinId: z.string(), kind: z.enum(PIN_ENTRIES), text: z.string().trim().max(2000).default(''), by: personSchema.optional() }))
      .output(pinSchema),
    /** Every picture of the same prompt or line of rework. */
    variants: oc.input(z.object({ proofId: z.string() })).output(z.array(variantSchema)),
    /** The line of rework that a proof stands in. */
    history: oc.input(z.object({ proofId: z.string() })).output(z.array(proofVersionSchema)),
    recipe: oc.input(z.object({ proofId: z.string() })).output(recipeSchema),
    differences: oc.input(z.object({ beforeId: z.string(), afterId: z.string() })).output(proofDifferencesSchema),
    /** A round: a fixed set of proofs with a name, that people judge together. */
    rounds: {
      list: oc.output(z.array(roundSchema)),
      /** Of these proofs, or of those that a query means. */
      create: oc
        .input(
          z.object({
            name: z.string().trim().min(1).max(120),
            proofIds: z.array(z.string()).min(1).max(10_000).optional(),
            query: reviewQuerySchema.optional(),
            by: personSchema.optional(),
          }),
        )
        .output(roundSchema),
      note: oc
        .input(
          z.object({
            id: z.string(),
            kind: z.enum(['renamed', 'closed', 'reopened', 'removed', 'restored']),
            text: z.string().max(120).default(''),
            by: personSchema.optional(),
          }),
        )
        .output(roundSchema),
      summary: oc.input(z.object({ id: z.string() })).output(roundSummarySchema),
      /** The summary as a file to send. */
      file: oc.input(z.object({ id: z.string(), format: roundFileSchema })).output(z.object({ fileName: z.string(), content: z.string() })),
    },
  },
  /** Limits on measures that mark a proof green, amber or red before a person looks. They never approve. */
  gates: {
    get: oc.output(gatesSchema),
    defaults: oc.output(gatesSchema),
    /** Marks every proof anew. */
    save: oc.input(z.object({ gates: gatesSchema })).output(gatesSchema),
    /** How many proofs are marked how, now and with these limits; `changed` carry another mark then. */
    tryOut: oc.input(z.object({ gates: gatesSchema })).output(z.object({ now: gateCountsSchema, would: gateCountsSchema, changed: z.int() })),
  },
  lettering: {
    /** The bundled typefaces and those the team added, in the order that lists show them. */
    fonts: oc.output(z.array(listedFontSchema)),
    /** Adds a font file (TTF, OTF, WOFF2) to the project. */
    addFont: oc.input(z.object({ fileName: z.string().max(255), base64: z.string().max(40_000_000) })).output(listedFontSchema),
    removeFont: oc.input(z.object({ id: z.string() })),
    /** Built-in and saved looks. */
    styles: oc.output(z.array(letteringStyleSchema)),
    saveStyle: oc
      .input(z.object({ label: z.string().min(1).max(60), effects: letteringEffectsSchema, font: z.string().nullable() }))
      .output(letteringStyleSchema),
    removeStyle: oc.input(z.object({ id: z.string() })),
    /** Finds and reads the text of a proof's base, with what would be done about it; nothing is changed. */
    regions: oc.input(z.object({ proofId: z.string() })).output(z.object({ width: z.int(), height: z.int(), regions: z.array(letteringRegionSchema) })),
    /**
     * Sets strings over a proof's base with the old lettering gone, quickly and unchecked. The picture is the ground with the layers over it, all of them
     * for /asset; a layer's box is in px of the base. A string without an area is shown as it stands in the proof.
     */
    preview: oc
      .input(
        z.object({
          proofId: z.string(),
          placed: z.array(placedTextSchema).max(24),
          /** Longest side of the picture in the window, px: letters are made no finer. */
          side: z.int().min(128).max(4096).default(1024),
        }),
      )
      .output(
        z.object({
          groundSha256: z.string(),
          /** One for each of `placed`; null = nothing is set there. */
          layers: z.array(z.object({ sha256: z.string(), box: boxSchema }).nullable()),
          warnings: z.array(z.string()),
        }),
      ),
    /** One proof × a table of strings: one job per language, as rework of the proof. Columns are languages, rows the strings in the report's order. */
    localise: oc
      .input(z.object({ proofId: z.string(), table: z.string().max(1_000_000) }))
      .output(z.object({ jobs: z.array(z.object({ language: z.string(), jobId: z.string() })), problems: z.array(importProblemSchema) })),
  },
  /** Any two images of the project, measured against each other. */
  compare: {
    /** What a proof brings: before, after, mask, target. */
    ofProof: oc.input(z.object({ proofId: z.string() })).output(proofComparisonSchema),
    /** Measures in a pixel worker; who stops listening cancels. */
    measure: oc.input(comparisonRequestSchema).output(eventIterator(comparisonEventSchema)),
    /** Where they differ, in false colours; who stops listening cancels. */
    map: oc
      .input(comparisonRequestSchema.pick({ aSha256: true, bSha256: true }).extend({ map: measureMapSchema }))
      .output(eventIterator(comparisonMapEventSchema)),
    /** Sizes of images that are to be looked at together, in the same order. */
    images: oc.input(z.object({ sha256s: comparedImagesSchema })).output(z.array(comparedImageSchema)),
  },
  /** Engines and vendors. Keys go in and never come out. */
  connections: {
    list: oc.output(connectionListSchema),
    /** Those whose host is left alone for now. */
    resting: oc.output(z.array(restingConnectionSchema)),
    /** Adds it, or replaces the one of the same id. */
    save: oc.input(z.object({ connection: connectionSchema })).output(listedConnectionSchema),
    remove: oc.input(z.object({ id: z.string() })),
    /** null removes it. */
    setKey: oc.input(z.object({ id: z.string(), key: z.string().max(4096).nullable() })).output(listedConnectionSchema),
    /** Asks the server something free. */
    test: oc.input(z.object({ id: z.string() })).output(connectionTestSchema),
    /** Servers on this machine and keys in the environment that no connection uses yet. */
    discover: oc.output(z.array(connectionProposalSchema)),
    /** Reads the text of a ComfyUI workflow in the API format and says what Galley can set in it; nothing is kept. */
    importWorkflow: oc.input(z.object({ json: z.string().max(20_000_000) })).output(importedWorkflowSchema),
  },
  /** What calls of models cost, what they may cost, and what was decided on the way. */
  ledger: {
    /** Newest first, with sums over every call that the filter lets through. */
    list: oc
      .input(z.object({ ...page, filter: callFilterSchema.default({}) }))
      .output(z.object({ calls: z.array(ledgerLineSchema), totals: callTotalsSchema })),
    /** The same calls as one file, oldest first. */
    csv: oc.input(z.object({ filter: callFilterSchema.default({}) })).output(z.object({ fileName: z.string(), content: z.string() })),
    /** Paid calls of which nobody knows whether they were billed, and that nothing waits for any more. */
    inDoubt: oc.output(z.array(ledgerLineSchema)),
    budgets: oc.output(budgetStatusSchema),
    setBudgets: oc.input(z.object({ budgets: budgetsSchema })).output(budgetStatusSchema),
    /** A person looked at the vendor's bill. */
    decide: oc.input(z.object({ callId: z.string(), wasBilled: z.boolean() })).output(ledgerLineSchema),
    /** What was decided on a job's way to its pictures, oldest first. */
    routeLog: oc.input(z.object({ jobId: z.string() })).output(z.array(routeLineSchema)),
  },
  /** Files that some measures need and Galley does not bring along. */
  modelFiles: {
    /** What there is, what is missing, how large it is and what for. Nothing is fetched. */
    list: oc.output(z.array(modelFilesStatusSchema)),
    /** Computes the checksums of all that is there. */
    verify: oc.output(z.array(modelFilesStatusSchema)),
    /** Fetches a model's files and makes it ready; who stops listening stops it, and the next time goes on. Only ever called because a person said so. */
    fetch: oc.input(z.object({ id: modelIdSchema })).output(eventIterator(modelFetchProgressSchema)),
  },
  bakeOff: {
    /** What a request comes to; nothing is queued. */
    plan: oc.input(bakeOffRequestSchema).output(bakeOffPlanSchema),
    /** Queues prompts × candidates × seeds. */
    start: oc.input(bakeOffRequestSchema).output(bakeOffSummarySchema),
    list: oc.output(z.array(bakeOffSummarySchema)),
    report: oc.input(z.object({ id: z.string() })).output(bakeOffReportSchema),
    /** Takes it off the list; nothing is deleted. */
    remove: oc.input(z.object({ id: z.string() })),
    restore: oc.input(z.object({ id: z.string() })),
    /** The next two pictures to judge, blind; null = nothing is left for this voter, for now. */
    ballot: oc.input(z.object({ id: z.string(), voter: z.string().trim().min(1).max(80).optional() })).output(ballotSchema.nullable()),
    vote: oc.input(z.object({ id: z.string(), pair: z.string(), choice: ballotChoiceSchema, voter: z.string().trim().min(1).max(80).optional() })),
    /** What the matrix would be with this candidate in it, and what that would do to the newest prompts. `matrix.save` saves it. */
    propose: oc.input(z.object({ id: z.string(), candidate: z.int().min(0), intents: z.array(intentSchema).min(1).optional() })).output(bakeOffProposalSchema),
    /** The report as one file that needs nothing else. */
    html: oc.input(z.object({ id: z.string() })).output(z.object({ fileName: z.string(), content: z.string() })),
  },
  insights: {
    get: oc.input(insightsQuerySchema).output(insightsSchema),
    trends: oc.input(insightsQuerySchema).output(trendsSchema),
    choices: oc.output(insightsChoicesSchema),
    drift: oc.output(driftSchema),
    golden: oc.output(z.array(goldenPromptSchema)),
    /** These and no others; a prompt with variations stands for each of the prompts that it makes. */
    setGolden: oc.input(z.object({ prompts: z.array(goldenPromptSchema).max(500) })),
    /** Queues every golden prompt as it is written. */
    renderGolden: oc.output(z.object({ ids: z.array(z.string()) })),
    /** The steps of a time as a file, piece by piece. */
    export: oc
      .input(z.object({ format: insightsExportFormatSchema, sinceDays: z.int().min(1).max(3650).default(90) }))
      .output(eventIterator(exportPieceSchema)),
  },
  export: {
    /** Built-in ones first, then the team's own by name. */
    presets: oc.output(z.array(exportPresetSchema)),
    /** Keeps settings as the team's own. A name that another one has: conflict. */
    savePreset: oc.input(presetToSaveSchema).output(exportPresetSchema),
    /** Of the team's own; saved again with its id it is back. */
    removePreset: oc.input(z.object({ id: z.string() })),
    /** As JSON, to give to another project. */
    presetFile: oc.input(ids).output(z.object({ fileName: z.string(), content: z.string() })),
    /** Adds the presets of such a file; a name that is taken gets a number. */
    importPresets: oc.input(z.object({ content: z.string().max(1_000_000) })).output(z.array(exportPresetSchema)),
    /** The first names that a template gives and what is wrong with it; quick enough for every keystroke. */
    names: oc.input(z.object({ request: exportRequestSchema, first: z.int().min(1).max(200).default(12) })).output(templatePreviewSchema),
    /** What would be written and what stands in the way; writes nothing. */
    preflight: oc.input(exportRequestSchema).output(preflightSchema),
    /** Begins and answers at once; `export` events tell how far it is. @throws the first problem of its pre-flight; conflict = one is running */
    start: oc.input(exportRequestSchema).output(exportRunSchema),
    /** Begins and answers when all is written. */
    run: oc.input(exportRequestSchema).output(exportResultSchema),
    /** Stops after the file that is being made; what is written stays. */
    stop: oc.input(z.object({ id: z.string() })).output(exportRunSchema),
    /** Goes on with a run that did not get to its end: writes what is missing or is not what was written. Answers at once. */
    resume: oc.input(z.object({ id: z.string() })).output(exportRunSchema),
    /** Takes the files of a run away again, as far as they are still what it wrote. */
    removeFiles: oc.input(z.object({ id: z.string() })).output(exportRunSchema),
    /** Newest first. */
    runs: oc.input(z.object(page)).output(z.object({ runs: z.array(exportRunSchema), total: z.int() })),
    runFiles: oc.input(z.object({ id: z.string(), ...page })).output(z.object({ files: z.array(exportRunFileSchema), total: z.int() })),
  },
};
