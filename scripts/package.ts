import { packageExtension } from './lib/package.ts';

const { vsix } = await packageExtension();
console.log(`Packed ${vsix}`);
