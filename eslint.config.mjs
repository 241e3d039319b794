import { globSync } from 'node:fs';
import path from 'node:path';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// Named one by one, because test/ also holds the types for scripts/. A project without files yet would be an error.
const project = globSync('{src,webview,test}/tsconfig.json').filter(
  (config) => globSync(`${path.dirname(config)}/**/*.ts`).length > 0,
);

export default tseslint.config(
  { ignores: ['dist/', '.vscode-test/', '.artifacts/', 'sample/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project },
    },
    rules: {
      // Code points are what we mean, and hostile names hold control characters.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'no-control-regex': 'off',
      // VS Code hands out many things that are disposable without being its class Disposable.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Promises of `describe` and `it` are mocha's to wait for.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['describe', 'it'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['src/**', 'webview/**'], rules: { 'no-console': 'error' } },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
