import { eachInSlices, type Turn } from '../base/slices.ts';

/** So many characters of ASCII go into a number that is exact. */
const characters = 7;
const beyond = 127;

export interface TextKeys {
  readonly keys: Float64Array;
  /** Whether texts with the same number are the same; else they may still differ. */
  readonly isExact: boolean;
}

/** A number for each text that is less where the text is: many texts are compared many times sooner by these. What all texts begin with is left out. */
export async function textKeys(texts: readonly string[], turn: Turn): Promise<TextKeys> {
  let [common = ''] = texts;
  await eachInSlices(texts, turn, (text) => {
    while (!text.startsWith(common)) common = common.slice(0, -1);
  });
  const start = common.length;
  const keys = new Float64Array(texts.length);
  let isExact = true;
  await eachInSlices(texts, turn, (text, index) => {
    let key = 0;
    let isBeyond = false;
    for (let at = start; at < start + characters; at++) {
      const code: number = isBeyond ? beyond : at < text.length ? Math.min(beyond, text.charCodeAt(at)) : 0;
      isBeyond ||= code === beyond;
      key = key * (beyond + 1) + code;
    }
    keys[index] = key;
    isExact &&= !isBeyond && text.length <= start + characters && !text.includes('\0');
  });
  return { keys, isExact };
}
