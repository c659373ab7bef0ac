import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileArguments, readOpened } from '../../electron/shell/opened-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('finds the files among what the app was started with', () => {
  const argv = [
    '/opt/galley',
    '--no-sandbox',
    '/opt/app',
    '--project',
    '/team/photos.png',
    'cup.PNG',
    '--flag=list.csv',
    '/lists/night.csv',
    'notes.docx',
    'file:///home/me/two%20cups.jpg',
  ];
  expect(fileArguments(argv, '/home/me')).toEqual(['/home/me/cup.PNG', '/lists/night.csv', '/home/me/two cups.jpg']);
});

it('reads what Galley has a use for and names the rest', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'list.txt'), 'a cat');
  writeFileSync(join(folder, 'program.sh'), 'rm -rf');
  mkdirSync(join(folder, 'folder.png'));
  const paths = ['list.txt', 'program.sh', 'folder.png', 'gone.png'].map((name) => join(folder, name));
  const { files, refused } = await readOpened(paths);
  expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['list.txt', 'a cat']]);
  expect(refused).toEqual(['program.sh', 'folder.png', 'gone.png']);
});
