import { dateOf, timeOf } from '../../src/charts/timeWords.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** "12 min ago", "5 h ago", then the date with the time of the day: what tells runs of one week apart; years only where they differ. */
export function startedText(timeMs: number, nowMs: number): string {
  const agoMs = nowMs - timeMs;
  if (agoMs >= 0 && agoMs < minute) return 'just now';
  if (agoMs >= 0 && agoMs < hour) return `${Math.floor(agoMs / minute)} min ago`;
  if (agoMs >= 0 && agoMs < day) return `${Math.floor(agoMs / hour)} h ago`;
  if (Math.abs(timeMs) > 8.64e15) return String(timeMs);
  const year = new Date(timeMs).getFullYear();
  if (year !== new Date(nowMs).getFullYear()) return `${dateOf(timeMs)} ${year}`;
  return `${dateOf(timeMs)} ${timeOf(timeMs, minute)}`;
}
