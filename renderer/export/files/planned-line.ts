import type { Preflight } from '../../../shared/export-checks.ts';
import type { ExportRunFile } from '../../../shared/export-runs.ts';
import { formatBytes } from '../../ui/format.ts';
import { say } from '../../words/say.ts';
import { t } from '../../words/t.ts';
import { noteWords } from '../runs/note-words.ts';
import type { FileLine } from './FileTable.tsx';
import { problemWords } from './problem-words.ts';

/** A file of the pre-flight. */
export function plannedLine(file: Preflight['files'][number]): FileLine {
  const { proofId, path, width, height, problemSentence, action, isEnlarged, predictedBytes, issue } = file;
  if (problemSentence !== null) {
    const problem = say(problemSentence);
    return { proofId, path, note: problemWords(issue, problem), details: [problem], tone: 'bad' };
  }
  const size = `${width} × ${height} · ${t('about {size}', { size: formatBytes(predictedBytes) })}`;
  if (action === 'skip') return { proofId, path, note: t('There already: stays as it is'), details: [], tone: 'quiet' };
  if (action === 'overwrite') return { proofId, path, note: `${size} · ${t('replaces the file that is there')}`, details: [], tone: 'warn' };
  return { proofId, path, note: isEnlarged ? `${size} · ${t('enlarged')}` : size, details: [], tone: 'plain' };
}

/** A file of a run, with what was noted about it. */
export function writtenLine({ proofId, path, width, height, bytes, state, notes }: ExportRunFile): FileLine {
  const size = `${width} × ${height}`;
  const states = {
    planned: t('not written yet'),
    hashed: t('not written yet'),
    written: bytes === null ? size : `${size} · ${formatBytes(bytes)}`,
    skipped: t('was there already, left as it was'),
    removed: t('taken away again'),
  };
  return { proofId, path, note: states[state], details: notes.map(noteWords), tone: notes.length > 0 ? 'warn' : state === 'written' ? 'plain' : 'quiet' };
}
