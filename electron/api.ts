import { readFile } from 'node:fs/promises';
import { implement, ORPCError, type Router } from '@orpc/server';
import { contract } from '../shared/contract.ts';
import { toErrorShape } from '../shared/errors.ts';
import { defaultGates } from '../shared/gates.ts';
import { galleyVersion, guideFile } from './paths.ts';
import { createGoldenSet } from './studio/golden-set.ts';
import { createPassingPreferences, type PreferenceFile } from './studio/preference-file.ts';
import type { Studio } from './studio.ts';

/** What only a shell can do. */
export interface HostPort {
  shell: 'desktop' | 'browser';
  /** The system's folder dialog; null = closed, or this shell has none. */
  chooseFolder(): Promise<string | null>;
  openFolder(folder: string): Promise<void>;
  /** Left out = forgotten at the end of the process. */
  preferences?: PreferenceFile;
}

/** The contract's handlers over one studio, for whatever carries them: a MessagePort or a WebSocket. */
export function createApi(studio: Studio, host: HostPort): Router<typeof contract, Record<never, never>> {
  const { queue, review, reviewRoom, matrix, connections, ledger, insights, exporter, lettering, bakeOff, gates, compare } = studio;
  const golden = createGoldenSet(studio);
  const preferences = host.preferences ?? createPassingPreferences();
  // An AppError crosses as {code, message, data: details}; anything else would cross as a bare "internal server error".
  const api = implement(contract).use(async ({ next }) => {
    try {
      const answer = await next();
      return isStream(answer.output) ? { ...answer, output: crossingStream(answer.output) } : answer;
    } catch (error) {
      throw crossing(error);
    }
  });

  return api.router({
    host: {
      info: api.host.info.handler(() => ({
        shell: host.shell,
        version: galleyVersion(),
        project: { name: studio.info.name, folder: studio.info.folder },
        exportFolder: studio.info.exportFolder,
        canChooseFolder: host.shell === 'desktop',
        reviewer: studio.info.reviewer,
      })),
      chooseFolder: api.host.chooseFolder.handler(() => host.chooseFolder()),
      openFolder: api.host.openFolder.handler(({ input }) => host.openFolder(input.folder)),
      preferences: api.host.preferences.handler(() => preferences.read()),
      setPreferences: api.host.setPreferences.handler(({ input }) => preferences.change(input.changes)),
      guide: api.host.guide.handler(() => readFile(guideFile(), 'utf8')),
    },
    sample: {
      status: api.sample.status.handler(() => studio.sample.status()),
      add: api.sample.add.handler(async () => ({ ids: await studio.sample.add() })),
      remove: api.sample.remove.handler(() => studio.sample.remove()),
    },
    prompt: {
      preview: api.prompt.preview.handler(({ input }) => queue.preview(input.request)),
      estimate: api.prompt.estimate.handler(({ input }) => studio.estimator.estimate(input.requests, input.of)),
      previewImport: api.prompt.previewImport.handler(({ input }) => queue.previewImport(input)),
      wildcards: api.prompt.wildcards.handler(() => studio.wildcards.list()),
    },
    queue: {
      list: api.queue.list.handler(({ input }) => queue.list(input)),
      ids: api.queue.ids.handler(({ input }) => ({ ids: queue.ids(input.filter, input.order) })),
      facets: api.queue.facets.handler(({ input }) => queue.facets(input.filter)),
      get: api.queue.get.handler(({ input }) => queue.get(input.id)),
      status: api.queue.status.handler(() => queue.status()),
      add: api.queue.add.handler(async ({ input }) => ({ ids: await queue.addMany(input.requests) })),
      importText: api.queue.importText.handler(({ input }) => queue.importText(input)),
      move: api.queue.move.handler(({ input }) => queue.move(input.id, input.beforeId)),
      setPriority: api.queue.setPriority.handler(({ input }) => queue.setPriority(input.ids, input.priority)),
      edit: api.queue.edit.handler(({ input }) => queue.edit(input.id, input.request)),
      correct: api.queue.correct.handler(({ input }) => queue.correct(input.id, input.correction)),
      pause: api.queue.pause.handler(({ input }) => queue.pause(input.ids)),
      resume: api.queue.resume.handler(({ input }) => queue.resume(input.ids)),
      setPaused: api.queue.setPaused.handler(({ input }) => queue.setPaused(input.isPaused)),
      cancel: api.queue.cancel.handler(({ input }) => queue.cancel(input.ids)),
      retry: api.queue.retry.handler(({ input }) => queue.retry(input.ids, input)),
      duplicate: api.queue.duplicate.handler(({ input }) => ({ ids: queue.duplicate(input.ids) })),
      editMany: api.queue.editMany.handler(({ input }) => queue.editMany(input.ids, input.edit)),
      undo: api.queue.undo.handler(({ input }) => queue.undo(input.undoId)),
      plan: api.queue.plan.handler(({ input }) => queue.plan(input.detail)),
    },
    events: api.events.handler(({ signal }) => studio.events(signal)),
    matrix: {
      get: api.matrix.get.handler(() => matrix.get()),
      save: api.matrix.save.handler(({ input }) => matrix.save(input.matrix, input.note)),
      versions: api.matrix.versions.handler(() => matrix.versions()),
      defaults: api.matrix.defaults.handler(() => matrix.defaults()),
      whatIf: api.matrix.whatIf.handler(({ input }) => matrix.whatIf(input.matrix)),
      measured: api.matrix.measured.handler(({ input }) => matrix.measured(input.sinceDays)),
      models: api.matrix.models.handler(() => matrix.models()),
    },
    review: {
      list: api.review.list.handler(({ input }) => review.list(input)),
      get: api.review.get.handler(({ input }) => review.get(input.id)),
      decide: api.review.decide.handler(({ input }) => review.decide(input)),
      rerender: api.review.rerender.handler(({ input }) => queue.rerender(review.summary(input.proofId).jobId, input.request)),
      find: api.review.find.handler(({ input }) => review.find(input.query, input.fromId, input.wanted)),
      ids: api.review.ids.handler(({ input }) => review.ids(input.query)),
      overview: api.review.overview.handler(({ input }) => review.overview(input.query)),
      withdraw: api.review.withdraw.handler(({ input }) => review.withdraw(input.id, input.by)),
      rate: api.review.rate.handler(({ input }) => reviewRoom.marks.rate(input)),
      assign: api.review.assign.handler(({ input }) => reviewRoom.marks.assign(input.assigned, input.by)),
      addPin: api.review.addPin.handler(({ input }) => reviewRoom.pins.add(input)),
      notePin: api.review.notePin.handler(({ input }) => reviewRoom.pins.note(input)),
      variants: api.review.variants.handler(({ input }) => reviewRoom.lineage.variants(input.proofId)),
      history: api.review.history.handler(({ input }) => reviewRoom.lineage.history(input.proofId)),
      recipe: api.review.recipe.handler(({ input }) => reviewRoom.lineage.recipe(input.proofId)),
      differences: api.review.differences.handler(({ input }) => reviewRoom.lineage.differences(input.beforeId, input.afterId)),
      rounds: {
        list: api.review.rounds.list.handler(() => reviewRoom.rounds.list()),
        create: api.review.rounds.create.handler(({ input }) => reviewRoom.rounds.create(input)),
        note: api.review.rounds.note.handler(({ input }) => reviewRoom.rounds.note(input)),
        summary: api.review.rounds.summary.handler(({ input }) => reviewRoom.rounds.summary(input.id)),
        file: api.review.rounds.file.handler(({ input }) => reviewRoom.rounds.file(input.id, input.format)),
      },
    },
    gates: {
      get: api.gates.get.handler(() => gates.get()),
      defaults: api.gates.defaults.handler(() => defaultGates()),
      save: api.gates.save.handler(({ input }) => gates.save(input.gates)),
      tryOut: api.gates.tryOut.handler(({ input }) => gates.tryOut(input.gates)),
    },
    lettering: {
      fonts: api.lettering.fonts.handler(() => lettering.fonts()),
      addFont: api.lettering.addFont.handler(({ input }) => lettering.addFont(input.fileName, input.base64)),
      removeFont: api.lettering.removeFont.handler(({ input }) => lettering.removeFont(input.id)),
      styles: api.lettering.styles.handler(() => lettering.styles()),
      saveStyle: api.lettering.saveStyle.handler(({ input }) => lettering.saveStyle(input)),
      removeStyle: api.lettering.removeStyle.handler(({ input }) => lettering.removeStyle(input.id)),
      regions: api.lettering.regions.handler(({ input }) => lettering.regions(input.proofId)),
      preview: api.lettering.preview.handler(({ input }) => lettering.preview(input.proofId, input.placed, input.side)),
      localise: api.lettering.localise.handler(({ input }) => lettering.localise(input.proofId, input.table)),
    },
    compare: {
      ofProof: api.compare.ofProof.handler(({ input }) => compare.ofProof(input.proofId)),
      measure: api.compare.measure.handler(({ input, signal }) => compare.measure(input, signal)),
      map: api.compare.map.handler(({ input: { map, ...images }, signal }) => compare.map(images, map, signal)),
      images: api.compare.images.handler(({ input }) => compare.images(input.sha256s)),
    },
    connections: {
      resting: api.connections.resting.handler(() => studio.restingConnections()),
      list: api.connections.list.handler(() => connections.list()),
      save: api.connections.save.handler(({ input }) => connections.save(input.connection)),
      remove: api.connections.remove.handler(({ input }) => connections.remove(input.id)),
      setKey: api.connections.setKey.handler(({ input }) => connections.setKey(input.id, input.key)),
      test: api.connections.test.handler(({ input, signal }) => connections.test(input.id, signal)),
      discover: api.connections.discover.handler(({ signal }) => connections.discover(signal)),
      importWorkflow: api.connections.importWorkflow.handler(({ input }) => connections.importWorkflow(input.json)),
    },
    ledger: {
      list: api.ledger.list.handler(({ input: { filter, ...page } }) => ledger.list(filter, page)),
      csv: api.ledger.csv.handler(({ input }) => ({ fileName: `${studio.info.name}-calls.csv`, content: ledger.csv(input.filter) })),
      inDoubt: api.ledger.inDoubt.handler(() => ledger.inDoubt()),
      budgets: api.ledger.budgets.handler(() => ledger.budgets()),
      setBudgets: api.ledger.setBudgets.handler(({ input }) => ledger.setBudgets(input.budgets)),
      decide: api.ledger.decide.handler(({ input }) => ledger.decide(input.callId, input.wasBilled)),
      routeLog: api.ledger.routeLog.handler(({ input }) => ledger.routeLog(input.jobId)),
    },
    modelFiles: {
      list: api.modelFiles.list.handler(() => studio.modelFiles.list()),
      verify: api.modelFiles.verify.handler(({ signal }) => studio.modelFiles.verify(signal)),
      fetch: api.modelFiles.fetch.handler(({ input, signal }) => studio.modelFiles.fetch(input.id, signal)),
    },
    bakeOff: {
      plan: api.bakeOff.plan.handler(({ input }) => bakeOff.plan(input)),
      start: api.bakeOff.start.handler(({ input }) => bakeOff.start(input)),
      list: api.bakeOff.list.handler(() => bakeOff.list()),
      report: api.bakeOff.report.handler(({ input }) => bakeOff.report(input.id)),
      remove: api.bakeOff.remove.handler(({ input }) => bakeOff.remove(input.id)),
      restore: api.bakeOff.restore.handler(({ input }) => bakeOff.restore(input.id)),
      ballot: api.bakeOff.ballot.handler(({ input }) => bakeOff.ballot(input.id, input.voter)),
      vote: api.bakeOff.vote.handler(({ input }) => bakeOff.vote(input.id, input)),
      propose: api.bakeOff.propose.handler(({ input }) => bakeOff.propose(input.id, input.candidate, input.intents)),
      html: api.bakeOff.html.handler(({ input }) => bakeOff.html(input.id)),
    },
    insights: {
      get: api.insights.get.handler(({ input }) => insights.get(input)),
      trends: api.insights.trends.handler(({ input }) => insights.trends(input)),
      choices: api.insights.choices.handler(() => insights.choices()),
      drift: api.insights.drift.handler(() => insights.drift()),
      golden: api.insights.golden.handler(() => insights.golden()),
      setGolden: api.insights.setGolden.handler(({ input }) => golden.set(input.prompts)),
      renderGolden: api.insights.renderGolden.handler(() => ({ ids: golden.render() })),
      export: api.insights.export.handler(async function* ({ input }) {
        const { fileName, pieces } = insights.export(input);
        for await (const piece of pieces) yield { fileName, base64: Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('base64') };
      }),
    },
    export: {
      presets: api.export.presets.handler(() => exporter.presets.list()),
      savePreset: api.export.savePreset.handler(({ input }) => exporter.presets.save(input)),
      removePreset: api.export.removePreset.handler(({ input }) => exporter.presets.remove(input.id)),
      presetFile: api.export.presetFile.handler(({ input }) => exporter.presets.file(input.ids)),
      importPresets: api.export.importPresets.handler(({ input }) => exporter.presets.import(input.content)),
      names: api.export.names.handler(({ input }) => exporter.names(input.request, input.first)),
      preflight: api.export.preflight.handler(({ input }) => exporter.preflight(input)),
      start: api.export.start.handler(({ input }) => exporter.start(input)),
      run: api.export.run.handler(({ input }) => exporter.run(input)),
      stop: api.export.stop.handler(({ input }) => exporter.stop(input.id)),
      resume: api.export.resume.handler(({ input }) => exporter.resume(input.id)),
      removeFiles: api.export.removeFiles.handler(({ input }) => exporter.removeFiles(input.id)),
      runs: api.export.runs.handler(({ input }) => exporter.runs.list(input)),
      runFiles: api.export.runFiles.handler(({ input: { id, ...page } }) => exporter.runs.files(id, page)),
    },
  });
}

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

/** A stream fails while it is read, after its call has answered. */
async function* crossingStream(stream: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* stream;
  } catch (error) {
    throw crossing(error);
  }
}

/** An error in the form in which it crosses. The contract's own refusal of an input gets Galley's code and names the field. */
function crossing(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError) {
    const [issue] = (error.data as { issues?: { path?: PropertyKey[]; message: string }[] } | undefined)?.issues ?? [];
    if (error.code !== 'BAD_REQUEST' || !issue) return error;
    const path = (issue.path ?? []).map(String);
    return new ORPCError('invalid-input', { message: `${path.join('.') || 'The request'} is not right: ${issue.message}.`, data: { path }, cause: error });
  }
  const { code, message, details } = toErrorShape(error);
  return new ORPCError(code, { message, data: details, cause: error });
}
