import { packageExtension } from './lib/package.ts';

console.log(`Packed ${await packageExtension()}`);
