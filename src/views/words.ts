import { plainText } from '../base/plainText.ts';

export { fileSize, statusWord } from '../model/words.ts';

/** `just now`, `5 min ago`, `3 h ago`, `12 d ago`, then the day: short enough to stand beside a name. */
export function age(timeMs: number, nowMs: number): string {
  const minutes = Math.floor((nowMs - timeMs) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${String(minutes)} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${String(hours)} h ago`;
  const days = Math.floor(hours / 24);
  return days < 30 ? `${String(days)} d ago` : day(timeMs);
}

/** `2026-11-21 07:29:24`, in the reader's own time zone. */
export function moment(timeMs: number): string {
  const date = new Date(timeMs);
  if (Number.isNaN(date.getTime())) return 'an impossible time';
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  return `${day(timeMs)} ${time}`;
}

/** `840 ms`, `12.3 s`, `5 min 2 s`, `3 h 20 min`, `2 d 4 h`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${String(Math.max(0, Math.round(milliseconds)))} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${String(Math.floor(seconds * 10) / 10)} s`;
  if (seconds < 3600) return inTwo(seconds, 60, 'min', 1, 's');
  if (seconds < 86_400) return inTwo(seconds, 3600, 'h', 60, 'min');
  return inTwo(seconds, 86_400, 'd', 3600, 'h');
}

function inTwo(seconds: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  return `${String(Math.floor(seconds / large))} ${largeUnit} ${String(Math.floor((seconds % large) / small))} ${smallUnit}`;
}

function day(timeMs: number): string {
  const date = new Date(timeMs);
  if (Number.isNaN(date.getTime())) return 'an impossible time';
  return [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Where a store is, in the few words that a row has room for: a server's host, a file with its folder. The tooltip has all of it. */
export function place(trackingUri: string): string {
  const path = /^(?:sqlite:\/\/\/|file:\/\/|(?![a-z]{2,}:))(.*)$/i.exec(trackingUri)?.[1];
  if (path === undefined) return plainText(trackingUri.replace(/^https:\/\//i, ''));
  return plainText(path.split(/[/\\]/).slice(-2).join('/'));
}
