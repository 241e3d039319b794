import { build } from '../esbuild.ts';

const production = process.argv.includes('--production');
await build({ production });
console.log(`Built dist/${production ? ' for production' : ''}`);
