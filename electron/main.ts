import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDesktop } from './shell/desktop.ts';

await startDesktop(dirname(fileURLToPath(import.meta.url)));
