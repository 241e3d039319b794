import assert from 'node:assert/strict';
import { detailText, labelText, messageText, promptText } from '../../../src/editor/ui/shownText.ts';

describe("a server's text in the editor's own parts", () => {
  it('draws no icons in labels', () => {
    assert.equal(labelText('$(check) done $(sync~spin)'), '\\$(check) done \\$(sync~spin)');
    assert.equal(labelText('costs $(5 + 3)'), 'costs $(5 + 3)');
  });

  it('makes no links in messages', () => {
    assert.equal(messageText('see [this](command:evil)'), 'see [this] (command:evil)');
    assert.equal(promptText('[$(check)](https://evil)'), '[\\$(check)] (https://evil)');
  });

  it('hides nothing, and ends', () => {
    assert.equal(labelText('a\u202eb\nc'), 'a⟦U+202E⟧b␣c');
    assert.equal(messageText('x'.repeat(10_000)).length, 2_000);
  });

  it('keeps the lines of a detail', () => {
    assert.equal(detailText('from 3\nto [5](x)'), 'from 3\nto [5] (x)');
  });
});
