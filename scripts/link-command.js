// After an install in a checkout: lets `npx galley` run the command line from source. Plain JavaScript, because the system's own
// Node may run it.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';

const folder = new URL('../node_modules/.bin/', import.meta.url);
const link = new URL('galley', folder);
mkdirSync(folder, { recursive: true });
if (process.platform === 'win32') writeFileSync(new URL('galley.cmd', folder), '@node "%~dp0..\\..\\bin\\galley.js" %*\r\n');
else if (!existsSync(link)) symlinkSync('../../bin/galley.js', link);
