import { parentPort, workerData } from 'node:worker_threads';
import { toErrorShape } from '../../../shared/errors.ts';
import { createArtifactStore } from '../../render/artifact-store.ts';
import type { CloseMessage } from '../../threads/end-thread.ts';
import { createFontLibrary } from '../../typography/fonts.ts';
import { createDocumentMaker } from './document-maker.ts';
import type { DocumentAnswer, DocumentSetup, DocumentTask } from './document-thread.ts';

const { artifactsFolder, fontsFolder, teamFontsFolder } = workerData as DocumentSetup;
const port = parentPort!;
const maker = createDocumentMaker({ artifacts: createArtifactStore(artifactsFolder), fonts: createFontLibrary(fontsFolder, teamFontsFolder) });

port.on('message', async (message: DocumentTask | CloseMessage) => {
  if (message.type === 'close') return port.close();
  const { proof, kind, step } = message;
  const send = (answer: DocumentAnswer) => port.postMessage(answer);
  try {
    const { bytes, notes } = await maker.make(proof, kind, step);
    send({ type: 'made', bytes, notes });
  } catch (error) {
    send({ type: 'failed', error: toErrorShape(error) });
  }
});
