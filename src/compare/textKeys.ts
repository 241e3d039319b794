/** So many characters of ASCII go into a number that is exact. */
const characters = 7;
const beyond = 127;

/**
 * A number for each text that is less where the text is: many texts are compared many times sooner by these. Where two are the same, the texts
 * themselves may still differ. What all texts begin with is left out.
 */
export function textKeys(texts: readonly string[]): Float64Array {
  const start = commonLength(texts);
  return Float64Array.from(texts, (text) => {
    let key = 0;
    let isBeyond = false;
    for (let at = start; at < start + characters; at++) {
      const code: number = isBeyond ? beyond : at < text.length ? Math.min(beyond, text.charCodeAt(at)) : 0;
      isBeyond ||= code === beyond;
      key = key * (beyond + 1) + code;
    }
    return key;
  });
}

function commonLength(texts: readonly string[]): number {
  let [common = ''] = texts;
  for (const text of texts) {
    while (!text.startsWith(common)) common = common.slice(0, -1);
  }
  return common.length;
}
