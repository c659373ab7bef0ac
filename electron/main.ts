import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { declareSchemes } from './shell/schemes.ts';

// Schemes can be declared only before the app is ready, and loading the rest takes longer than that.
declareSchemes();
const { startDesktop } = await import('./shell/desktop.ts');
await startDesktop(dirname(fileURLToPath(import.meta.url)));
