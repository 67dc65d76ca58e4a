// Judges that are Python packages, run in the environment that `cargo xtask test` makes for them.

import { spawnSync } from 'node:child_process';

/** Why Python judges must be skipped, or `false`: for the option `skip` of a test. */
export const withoutPython = process.env.INRETE_PYTHON
  ? false
  : 'no Python environment of judges: run through `cargo xtask test --only judges`';

/** Runs a Python program given as text, with `input` on its standard input; answers what it wrote, or throws it. */
export function python(program, input = '') {
  const result = spawnSync(process.env.INRETE_PYTHON, ['-c', program], { input, encoding: 'utf8' });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`${result.stdout}${result.stderr}`);
  return result.stdout;
}
