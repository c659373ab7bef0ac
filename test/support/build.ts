import type { TestProject } from 'vitest/node';
import { buildAll } from '../../scripts/build.ts';

/** Before any test: threads and what the end-to-end tests drive are the files in dist/, so those are never older than their source. */
export default async function setup(project: TestProject): Promise<void> {
  await build();
  project.onTestsRerun(build);
}

async function build(): Promise<void> {
  const { NODE_ENV } = process.env;
  await buildAll('error');
  // Building sets it to production; tests run with the libraries' own checks.
  process.env.NODE_ENV = NODE_ENV ?? 'test';
}
