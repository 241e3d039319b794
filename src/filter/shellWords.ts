/**
 * A text split at its spaces as a shell does it, without the quotes: MLflow does so with `order_by`.
 * `undefined` where a quote is not closed.
 */
export function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let rest = text;
  let word: string | undefined;
  while (rest !== '') {
    const part = partShape.exec(rest);
    if (!part) return undefined;
    rest = rest.slice(part[0].length);
    const { single, double, escaped, plain } = part.groups ?? {};
    if (single === undefined && double === undefined && escaped === undefined && plain === undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + (single ?? double?.replace(/\\([\\"])/g, '$1') ?? escaped ?? plain ?? '');
    }
  }
  return word === undefined ? words : [...words, word];
}

const partShape = /^(?:'(?<single>[^']*)'|"(?<double>(?:\\[^]|[^"\\])*)"|\\(?<escaped>[^])|(?<plain>[^\s'"\\]+)|\s+)/;
