import { implement, type Router } from '@orpc/server';
import { correctReading } from '../../../electron/prompt/correct-reading.ts';
import { correctedRequest } from '../../../electron/queue/corrected-request.ts';
import { contract, type StudioEvent } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import { defaultGates, type GateMark, type Gates, markOf } from '../../../shared/gates.ts';
import { JOB_STATES, type Job, type JobState, type QueueStatus } from '../../../shared/job.ts';
import type { ModelFilesStatus } from '../../../shared/model-files.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { Matrix } from '../../../shared/routing.ts';
import { said } from '../../../shared/sentence.ts';
import { fakeMap, fakeMeasures, fakeProofComparison } from './fake-comparison.ts';
import { connectionsRoutes, createFakeConnections, type FakeConnections } from './fake-connections.ts';
import { fakeJob, fakeProof, fakeReading, fakeRoute } from './fake-data.ts';
import { createFakeLedger, type FakeLedger, ledgerRoutes } from './fake-ledger.ts';
import { createFakeLettering, type FakeLettering, fakeRegions } from './fake-lettering.ts';
import { fakeFetch, fakeModelFiles } from './fake-model-files.ts';
import { findRoutes } from './fake-queue.ts';
import { reviewRoutes } from './fake-review.ts';
import { sampleRoutes } from './fake-sample.ts';

export interface FakeStudio {
  jobs: Job[];
  proofs: ProofDetail[];
  isPaused: boolean;
  lettering: FakeLettering;
  gates: Gates;
  modelFiles: ModelFilesStatus[];
  connections: FakeConnections;
  ledger: FakeLedger;
  emit: (event: StudioEvent) => void;
  subscribe: (listener: (event: StudioEvent) => void) => () => void;
}

export function createFakeStudio(jobs: Job[]): FakeStudio {
  const listeners = new Set<(event: StudioEvent) => void>();
  return {
    jobs,
    proofs: jobs.filter((job) => job.proofId !== null).map(fakeProof),
    isPaused: false,
    lettering: createFakeLettering(),
    gates: defaultGates(),
    modelFiles: fakeModelFiles(),
    connections: createFakeConnections(),
    ledger: createFakeLedger(),
    emit: (event) => listeners.forEach((listener) => void listener(event)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const MATRIX: Matrix = {
  name: 'Fake',
  rows: (['texture', 'face', 'typography', 'thumbnail', 'general'] as const).map((intent) => ({
    intent,
    draft: { models: ['sketch'], params: {} },
    final: { models: ['sd3.5-large', 'sketch'], params: {} },
    thenSteps: ['sharpen'],
  })),
};

function statusOf({ jobs, isPaused }: FakeStudio): QueueStatus {
  const count = (state: JobState) => jobs.filter((job) => job.state === state).length;
  return { isPaused, counts: Object.fromEntries(JOB_STATES.map((state) => [state, count(state)])) as QueueStatus['counts'] };
}

/** The whole contract in memory: order, states and verdicts behave, nothing is rendered. */
export function createFakeRouter(studio: FakeStudio): Router<typeof contract, Record<never, never>> {
  const os = implement(contract);

  function find(id: string): Job {
    const job = studio.jobs.find((entry) => entry.id === id);
    if (job === undefined) throw new AppError('not-found', `There is no job ${id}.`);
    return job;
  }
  function proofOf(id: string): ProofDetail {
    const proof = studio.proofs.find((entry) => entry.id === id);
    if (proof === undefined) throw new AppError('not-found', `There is no proof ${id}.`);
    return proof;
  }
  function remove(entries: { id: string }[], id: string): void {
    const index = entries.findIndex((entry) => entry.id === id);
    if (index < 0) throw new AppError('not-found', `There is no ${id}.`);
    entries.splice(index, 1);
  }
  function setStates(ids: string[], state: JobState): void {
    for (const id of ids) find(id).state = state;
    studio.emit({ type: 'jobs', jobs: ids.map((id) => ({ ...find(id) })) });
    studio.emit({ type: 'queue', status: statusOf(studio) });
  }
  function add(prompt: string, request: Partial<Job['request']>): string {
    const job = fakeJob(studio.jobs.length, { ...request, prompt }, 'queued');
    studio.jobs.push(job);
    studio.emit({ type: 'jobs', jobs: [job] });
    studio.emit({ type: 'queue', status: statusOf(studio) });
    return job.id;
  }

  return os.router({
    host: {
      info: os.host.info.handler(() => ({
        shell: 'browser',
        version: '0.1.0',
        project: { name: 'Spring campaign', folder: '/projects/spring' },
        exportFolder: '/projects/spring/export',
        canChooseFolder: false,
        reviewer: 'Mara',
      })),
      chooseFolder: os.host.chooseFolder.handler(() => null),
      openFolder: os.host.openFolder.handler(() => undefined),
      preferences: os.host.preferences.handler(() => ({})),
      setPreferences: os.host.setPreferences.handler(({ input }) => input.changes),
      guide: os.host.guide.handler(() => '# A day\n\n## Queue: from prompts to proofs\n\nType a prompt.\n'),
    },
    sample: sampleRoutes(studio, (prompt) => add(prompt, {})),
    prompt: {
      preview: os.prompt.preview.handler(({ input: { request } }) => {
        const reading = correctReading(fakeReading(request.prompt), request);
        const variations = [...request.prompt.matchAll(/\{([^}]*)\}/g)].reduce((count, match) => count * match[1].split('|').length, 1);
        return {
          reading,
          route: fakeRoute(request.intent ?? reading.intent),
          variations,
          combinations: variations,
          firstVariations: [request.prompt],
          warnings: [],
        };
      }),
      estimate: os.prompt.estimate.handler(({ input: { requests, of } }) => {
        const variations = requests.map(({ prompt }) => [...prompt.matchAll(/\{([^}]*)\}/g)].reduce((count, match) => count * match[1].split('|').length, 1));
        const jobs = (variations.reduce((sum, count) => sum + count, 0) * of) / requests.length;
        const known = { isScaled: of > requests.length, isElsewhere: false, ahead: 0, aheadSeconds: 0, isBehind: false };
        return {
          ...known,
          ...{ jobs, seconds: jobs * 4, costUsd: null, peakBytes: 6e8 },
          models: [{ model: 'sd3.5-large', jobs, isMeasured: true, isPriced: false }],
        };
      }),
      previewImport: os.prompt.previewImport.handler(({ input }) => {
        const lines: string[] = input.fileName.endsWith('.json') ? JSON.parse(input.content) : input.content.split('\n').filter((line) => line.trim() !== '');
        return { count: lines.length, first: lines.map((prompt) => ({ prompt, width: 1024, height: 1024, priority: 0 })), columns: [], problems: [] };
      }),
      wildcards: os.prompt.wildcards.handler(() => []),
    },
    queue: {
      ...findRoutes(studio),
      get: os.queue.get.handler(({ input }) => find(input.id)),
      status: os.queue.status.handler(() => statusOf(studio)),
      add: os.queue.add.handler(({ input }) => ({ ids: input.requests.map(({ prompt, ...request }) => add(prompt, request as Partial<Job['request']>)) })),
      importText: os.queue.importText.handler(({ input }) => {
        const lines = input.content.split('\n').filter((line) => line.trim() !== '');
        const problems = lines.flatMap((line, index) => (line.includes('"broken') ? [{ line: index + 1, message: 'The quote is never closed.' }] : []));
        return { ids: lines.filter((line) => !line.includes('"broken')).map((line) => add(line, {})), problems };
      }),
      move: os.queue.move.handler(({ input }) => {
        const job = find(input.id);
        studio.jobs.splice(studio.jobs.indexOf(job), 1);
        studio.jobs.splice(input.beforeId === null ? studio.jobs.length : studio.jobs.indexOf(find(input.beforeId)), 0, job);
        return job;
      }),
      setPriority: os.queue.setPriority.handler(({ input }) => {
        for (const id of input.ids) find(id).request.priority = input.priority;
      }),
      edit: os.queue.edit.handler(({ input }) => {
        const job = find(input.id);
        return Object.assign(job, fakeJob(Number(job.id.slice(4)), input.request, job.state));
      }),
      correct: os.queue.correct.handler(({ input }) => {
        const job = find(input.id);
        if (job.state === 'running') throw new AppError('conflict', `The job ${job.id} is being rendered.`);
        const { prompt, ...request } = correctedRequest(job.request, input.correction);
        if (job.state === 'done') return Object.assign(find(add(prompt, request)), { parentId: job.id });
        return Object.assign(job, fakeJob(Number(job.id.slice(4)), { prompt, ...request }, job.state));
      }),
      pause: os.queue.pause.handler(({ input }) => setStates(input.ids, 'paused')),
      resume: os.queue.resume.handler(({ input }) => setStates(input.ids, 'queued')),
      setPaused: os.queue.setPaused.handler(({ input }) => {
        studio.isPaused = input.isPaused;
        return statusOf(studio);
      }),
      cancel: os.queue.cancel.handler(({ input }) => setStates(input.ids, 'cancelled')),
      retry: os.queue.retry.handler(({ input }) => setStates(input.ids, 'queued')),
      duplicate: os.queue.duplicate.handler(({ input }) => ({ ids: input.ids.map((id) => add(find(id).request.prompt, find(id).request)) })),
    },
    events: os.events.handler(async function* ({ signal }) {
      const waiting: StudioEvent[] = [{ type: 'memory', rssBytes: 612e6, budgetBytes: 4e9 }];
      let wake = () => {};
      const stop = studio.subscribe((event) => {
        waiting.push(event);
        wake();
      });
      signal?.addEventListener('abort', () => wake());
      try {
        while (!signal?.aborted) {
          yield* waiting.splice(0);
          if (waiting.length > 0) continue;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        stop();
      }
    }),
    matrix: {
      get: os.matrix.get.handler(() => ({ version: 1, savedAt: '2026-01-05T08:00:00.000Z', note: '', matrix: MATRIX })),
      save: os.matrix.save.handler(({ input }) => ({ version: 2, savedAt: '2026-01-05T09:00:00.000Z', note: input.note, matrix: input.matrix })),
      versions: os.matrix.versions.handler(() => []),
      defaults: os.matrix.defaults.handler(() => MATRIX),
      whatIf: os.matrix.whatIf.handler(() => ({ considered: studio.jobs.length, changed: [], otherSteps: 0 })),
      measured: os.matrix.measured.handler(() => []),
      models: os.matrix.models.handler(() => [{ id: 'sketch', label: 'Sketch', vendor: 'Galley', isAvailable: true, reason: '', isBuiltIn: true }]),
    },
    review: reviewRoutes(studio, (prompt, request) => find(add(prompt, request))),
    lettering: {
      fonts: os.lettering.fonts.handler(() => studio.lettering.fonts),
      addFont: os.lettering.addFont.handler(({ input }) => studio.lettering.addFont(input.fileName)),
      removeFont: os.lettering.removeFont.handler(({ input }) => remove(studio.lettering.fonts, input.id)),
      styles: os.lettering.styles.handler(() => studio.lettering.styles),
      saveStyle: os.lettering.saveStyle.handler(({ input }) => studio.lettering.saveStyle(input)),
      removeStyle: os.lettering.removeStyle.handler(({ input }) => remove(studio.lettering.styles, input.id)),
      regions: os.lettering.regions.handler(({ input }) => {
        const { width, height, prompt } = proofOf(input.proofId);
        return { width, height, regions: fakeRegions(prompt.slice(0, 12), true) };
      }),
      preview: os.lettering.preview.handler(({ input }) => studio.lettering.preview(proofOf(input.proofId).id, input.placed)),
      localise: os.lettering.localise.handler(({ input }) => {
        const [languages = [], ...rows] = input.table.split('\n').map((line) => line.split(','));
        const problems = rows.flatMap((row, index) => (row.length === languages.length ? [] : [{ line: index + 2, message: 'The row has too few columns.' }]));
        const { prompt } = proofOf(input.proofId);
        return { jobs: problems.length > 0 ? [] : languages.map((language) => ({ language, jobId: add(prompt, {}) })), problems };
      }),
    },
    gates: {
      get: os.gates.get.handler(() => studio.gates),
      defaults: os.gates.defaults.handler(() => defaultGates()),
      save: os.gates.save.handler(({ input }) => {
        studio.gates = input.gates;
        for (const proof of studio.proofs) proof.gate = fakeMark(input.gates, proof);
        return input.gates;
      }),
      tryOut: os.gates.tryOut.handler(({ input }) => {
        const now = { green: 0, amber: 0, red: 0, unmarked: 0 };
        const would = { ...now };
        let changed = 0;
        for (const proof of studio.proofs) {
          const { colour } = fakeMark(input.gates, proof);
          now[proof.gate.colour ?? 'unmarked']++;
          would[colour ?? 'unmarked']++;
          if (colour !== proof.gate.colour) changed++;
        }
        return { now, would, changed };
      }),
    },
    compare: {
      ofProof: os.compare.ofProof.handler(({ input }) => fakeProofComparison(proofOf(input.proofId))),
      measure: os.compare.measure.handler(async function* ({ input }) {
        yield { type: 'progress', fraction: 0.1 };
        yield { type: 'done', measures: fakeMeasures(input) };
      }),
      map: os.compare.map.handler(async function* ({ input }) {
        yield { type: 'progress', fraction: 0.1 };
        yield { type: 'done', map: fakeMap(input.map) };
      }),
      images: os.compare.images.handler(({ input }) => input.sha256s.map((sha256) => ({ sha256, width: 1024, height: 1024 }))),
    },
    connections: connectionsRoutes(studio.connections),
    ledger: ledgerRoutes(studio.ledger),
    modelFiles: {
      list: os.modelFiles.list.handler(() => structuredClone(studio.modelFiles)),
      verify: os.modelFiles.verify.handler(() => structuredClone(studio.modelFiles)),
      fetch: os.modelFiles.fetch.handler(({ input }) => fakeFetch(studio.modelFiles, input.id)),
    },
    bakeOff: {
      plan: os.bakeOff.plan.handler(() => notKept('bake-off')),
      start: os.bakeOff.start.handler(() => notKept('bake-off')),
      list: os.bakeOff.list.handler(() => []),
      report: os.bakeOff.report.handler(() => notKept('bake-off')),
      remove: os.bakeOff.remove.handler(() => notKept('bake-off')),
      restore: os.bakeOff.restore.handler(() => notKept('bake-off')),
      ballot: os.bakeOff.ballot.handler(() => null),
      vote: os.bakeOff.vote.handler(() => notKept('bake-off')),
      propose: os.bakeOff.propose.handler(() => notKept('bake-off')),
      html: os.bakeOff.html.handler(() => notKept('bake-off')),
    },
    insights: {
      get: os.insights.get.handler(() => ({
        totals: { jobs: studio.jobs.length, done: studio.proofs.length, failed: 0, approved: 0, costUsd: 0 },
        models: [],
        operations: [],
        lettering: [],
        rework: { rate: null, rerenders: 0, fixes: 0, sentBack: 0, approved: 0 },
        byIntent: [],
        readings: [],
        days: [],
      })),
      choices: os.insights.choices.handler(() => ({ models: [], hosts: [], operations: [] })),
      trends: os.insights.trends.handler(() => ({ unit: 'day', periods: [], assets: [], models: [] })),
      drift: os.insights.drift.handler(() => ({ before: '', newest: '', golden: 0, models: [], alarms: [] })),
      golden: os.insights.golden.handler(() => []),
      setGolden: os.insights.setGolden.handler(() => undefined),
      renderGolden: os.insights.renderGolden.handler(() => ({ ids: [] })),
      export: os.insights.export.handler(async function* ({ input }) {
        yield { fileName: `insights.${input.format}`, base64: '' };
      }),
    },
    export: {
      presets: os.export.presets.handler(() => []),
      savePreset: os.export.savePreset.handler(() => notKept('preset')),
      removePreset: os.export.removePreset.handler(() => notKept('preset')),
      presetFile: os.export.presetFile.handler(() => notKept('preset')),
      importPresets: os.export.importPresets.handler(() => notKept('preset')),
      names: os.export.names.handler(() => ({ names: [], total: 0, faults: [] })),
      preflight: os.export.preflight.handler(() => ({
        files: [],
        issues: [{ id: 'nothing-approved', severity: 'error', ...said('Nothing is approved yet.'), files: 0, examples: [], fixes: [] }],
        problems: ['Nothing is approved yet.'],
        predictedBytes: 0,
        freeBytes: null,
        isReady: false,
      })),
      start: os.export.start.handler(() => notKept('export')),
      run: os.export.run.handler(({ input }) => ({ runId: 'run', folder: input.folder, files: [], manifestPath: null, contactSheetPath: null })),
      stop: os.export.stop.handler(() => notKept('export')),
      resume: os.export.resume.handler(() => notKept('export')),
      removeFiles: os.export.removeFiles.handler(() => notKept('export')),
      runs: os.export.runs.handler(() => ({ runs: [], total: 0 })),
      runFiles: os.export.runFiles.handler(() => notKept('export')),
    },
  });
}

/** By the measures alone: what a step takes is not kept here. */
function fakeMark(gates: Gates, { intent, metrics, isLetteringExact }: ProofDetail): GateMark {
  return markOf(gates[intent], { metrics, isLetteringExact, seconds: null, costUsd: 0, peakBytes: null });
}

function notKept(what: string): never {
  throw new AppError('not-found', `The fake studio keeps no ${what}.`);
}
