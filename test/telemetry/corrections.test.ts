import { join } from 'node:path';
import { expect, it } from 'vitest';
import { correctReading } from '../../electron/prompt/correct-reading.ts';
import { correctedReadings } from '../../electron/telemetry/corrected-readings.ts';
import { createCorrectionTable } from '../../electron/telemetry/correction-table.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { countsSince } from '../../electron/telemetry/insights-queries.ts';
import { QUARTER_MS } from '../../electron/telemetry/packed-bytes.ts';
import { readingsSince } from '../../electron/telemetry/wrong-readings.ts';
import type { JobRequest } from '../../shared/job.ts';
import type { Intent, PromptReading } from '../../shared/prompt.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PROMPT = 'an oak door, "OPEN", ink drawing';

function readAs(intent: Intent): PromptReading {
  const start = PROMPT.indexOf('"OPEN"');
  const lettering = [{ start, end: start + 6, text: 'OPEN', placement: '' }];
  const scores = { texture: 0.2, face: 0.2, typography: 0.2, thumbnail: 0.2, general: 0.2 };
  const object = [{ start: 0, end: 11, text: 'an oak door' }];
  return { prompt: PROMPT, intent, scores, runnerUp: 'general', evidence: [], isDraft: false, lettering, object, style: [], corrected: [] };
}

function openProject() {
  const database = openDatabase(join(temporaryFolder(), 'galley.db'));
  const corrections = createCorrectionTable(database);
  const insert = database.prepare(
    "INSERT INTO jobs (id, request, prompt, intent, state, priority, position, reading, route, parent_id, created_at) VALUES (?, '{}', ?, ?, 'done', 0, 1, ?, '{}', ?, ?)",
  );
  /** A job as the queue stores it. */
  function addJob(id: string, intent: Intent, overrides: Partial<JobRequest> = {}, { parentId = null as string | null, at = '2026-03-01T10:00:00.000Z' } = {}) {
    const read = readAs(intent);
    const reading = correctReading(read, overrides, true);
    insert.run(id, PROMPT, reading.intent, JSON.stringify(reading), parentId, at);
    corrections.keep(id, read, reading, at);
  }
  return { database, corrections, addJob };
}

it('gives corrected readings as labelled rows; what was corrected again counts with its newest correction only', () => {
  const { database, addJob } = openProject();
  addJob('a', 'texture', { intent: 'general', lettering: { texts: ['OPEN', 'LATE'] } });
  addJob('b', 'face');
  addJob('c', 'face', { intent: 'texture' });
  addJob('d', 'face', { words: { object: [{ start: 3, end: 11 }], style: [{ start: 21, end: 32 }] } }, { parentId: 'c', at: '2026-03-01T11:00:00.000Z' });
  const common = { prompt: PROMPT, also: [], texts_optional: [], tags: ['corrected'] };
  expect(correctedReadings(database)).toEqual([
    {
      ...common,
      id: 'a',
      intent: 'general',
      texts: ['OPEN', 'LATE'],
      corrected: ['intent', 'lettering'],
      read: { intent: 'texture', texts: ['OPEN'] },
      at: '2026-03-01T10:00:00.000Z',
    },
    {
      ...common,
      id: 'd',
      intent: 'face',
      texts: ['OPEN'],
      object: ['oak door'],
      style: ['ink drawing'],
      corrected: ['words'],
      read: { intent: 'face', texts: ['OPEN'], object: ['an oak door'], style: [] },
      at: '2026-03-01T11:00:00.000Z',
    },
  ]);
});

it('keeps one row for each part of a job, the newest', () => {
  const { corrections } = openProject();
  const read = readAs('face');
  corrections.keep('a', read, correctReading(read, { intent: 'texture', lettering: { texts: [] } }, true), '2026-03-01T10:00:00.000Z');
  corrections.keep('a', read, correctReading(read, { intent: 'general' }), '2026-03-01T11:00:00.000Z');
  const row = { jobId: 'a', part: 'intent', prompt: PROMPT, readIntent: 'face', read: 'face', wanted: 'general', at: '2026-03-01T11:00:00.000Z' };
  expect(corrections.list()).toEqual([row]);
  corrections.keep('a', read, read, '2026-03-01T12:00:00.000Z');
  expect(corrections.list()).toEqual([]);
});

it('counts wrong readings by what was read, each prompt once', () => {
  const { database, addJob } = openProject();
  addJob('a', 'texture');
  addJob('b', 'texture', { intent: 'typography' });
  addJob('c', 'texture', { intent: 'general' });
  addJob('d', 'texture', { intent: 'general', lettering: { texts: [] } });
  // Rendered again with the right intent, and once more with other words; a plain rework says nothing about the reading.
  addJob('e', 'face');
  addJob('f', 'face', { intent: 'general' }, { parentId: 'e' });
  addJob('g', 'face', { intent: 'general', words: { object: [{ start: 3, end: 11 }], style: [] } }, { parentId: 'f' });
  addJob('h', 'face', {}, { parentId: 'e' });
  addJob('old', 'thumbnail', { intent: 'general' }, { at: '2025-01-01T10:00:00.000Z' });
  addJob('young', 'thumbnail', { intent: 'texture' }, { parentId: 'old' });
  const since = Date.parse('2026-01-01') / QUARTER_MS;
  expect(readingsSince(database, since, countsSince(database, since))).toEqual([
    {
      intent: 'texture',
      jobs: 4,
      corrected: 3,
      byPart: { intent: 3, lettering: 1, words: 0 },
      meant: [
        { intent: 'general', jobs: 2 },
        { intent: 'typography', jobs: 1 },
      ],
    },
    { intent: 'face', jobs: 1, corrected: 1, byPart: { intent: 1, lettering: 0, words: 1 }, meant: [{ intent: 'general', jobs: 1 }] },
    { intent: 'thumbnail', jobs: 1, corrected: 1, byPart: { intent: 1, lettering: 0, words: 0 }, meant: [{ intent: 'texture', jobs: 1 }] },
  ]);
});
