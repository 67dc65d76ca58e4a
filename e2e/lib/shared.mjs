// Schemas and data of others that judges read. They are not ours to copy, so they lie beside the repository.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './server.mjs';

const places = [
  process.env.INRETE_SHARED_DATA,
  process.env.INRETE_SHARED && path.join(process.env.INRETE_SHARED, 'data'),
  path.join(root, '../shared/data'),
];

/** The folder of shared data, or `undefined`. */
export const sharedData = places.find((place) => place && existsSync(place));

/** Why judges that need it must be skipped, or `false`: for the option `skip` of a test. */
export const withoutShared = sharedData
  ? false
  : 'the shared schemas are not beside the repository, nor named by INRETE_SHARED';
