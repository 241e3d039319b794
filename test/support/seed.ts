import { randomInt } from 'node:crypto';

const asked = process.env['PODIUM_SEED'] ?? '20261121';

/**
 * For fast-check: the same values every time, so that a change is judged by what it changed. `PODIUM_SEED=random` tries others; fast-check names the
 * seed of what fails, with which `PODIUM_SEED` repeats it.
 */
export const seed = asked === 'random' ? randomInt(2 ** 31) : Number(asked);
