import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { pureClasses, withPureClasses } from '../../../scripts/lib/pureClasses.ts';

describe('classes of Chart.js, as they are shipped,', () => {
  it('do what they did', async () => {
    const classes = 'class A {\n  static of = [1];\n  of() {\n    return A.of;\n  }\n}\nclass B extends A {\n}\n';
    const module = `data:text/javascript,${encodeURIComponent(`${withPureClasses(classes)}export { B };`)}`;
    const { B } = (await import(module)) as { readonly B: new () => { of(): unknown } };
    assert.deepEqual(new B().of(), [1]);
  });

  it('are only those that a page draws with', async () => {
    const { outputFiles } = await build({
      stdin: { contents: "export { Chart, LineController } from 'chart.js';", resolveDir: import.meta.dirname },
      bundle: true,
      format: 'esm',
      write: false,
      plugins: [pureClasses],
    });
    const [{ text } = { text: '' }] = outputFiles;
    assert.match(text, /class LineController\b/);
    for (const unused of ['BarController', 'TimeScale', 'RadialLinearScale', 'LogarithmicScale', 'LinearScale'])
      assert.doesNotMatch(text, new RegExp(`class ${unused}\\b`));
  });
});
