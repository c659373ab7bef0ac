import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { declareSchemes } from './shell/schemes.ts';

// Schemes can be declared only before the app is ready, and loading the rest takes longer than that. A launcher that starts this file
// later than Electron itself would (as the one of the desktop tests does) has to have declared them.
if (!app.isReady()) declareSchemes();
const { startDesktop } = await import('./shell/desktop.ts');
await startDesktop(dirname(fileURLToPath(import.meta.url)));
