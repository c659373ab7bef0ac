import { existsSync } from 'node:fs';
import { diagnose } from '../../doctor.ts';
import { projectFolder } from '../../project-folder.ts';
import type { AddCommand } from '../command.ts';

const SIGNS = { ok: 'ok     ', warning: 'note   ', problem: 'PROBLEM' };

/** `galley doctor [--project DIR] [--json]` */
export const doctorCommand: AddCommand = (program, terminal, done) => {
  program
    .command('doctor')
    .description('say what works here, what does not, and what to do about it')
    .option('--project <dir>', 'the project folder to look at')
    .option('--json', 'the findings as JSON')
    .action(async (options: { project?: string; json?: boolean }) => {
      const folder = projectFolder(options.project, terminal.environment);
      const findings = await diagnose({ projectFolder: existsSync(folder) ? folder : null, environment: terminal.environment });
      if (options.json) terminal.out(JSON.stringify(findings, null, 2));
      else for (const { state, name, says, advice } of findings) terminal.out(`${SIGNS[state]}  ${name.padEnd(16)} ${says}${advice ? ` ${advice}` : ''}`);
      done(findings.some(({ state }) => state === 'problem') ? 1 : 0);
    });
};
