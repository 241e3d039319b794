const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

/** How long it took: "250 ms", "12.5 s", "5 min 30 s", "1 h 30 min", "2 d 3 h". */
export function durationOf(durationMs: number): string {
  const [sign, whole] = durationMs < 0 ? ['-', -durationMs] : ['', durationMs];
  if (whole === 0) return '0 s';
  if (whole < second) return `${sign}${Number(whole.toPrecision(3))} ms`;
  if (whole < minute) return `${sign}${Number((whole / second).toFixed(2))} s`;
  if (whole < hour) return sign + two(whole, minute, 'min', second, 's');
  if (whole < day) return sign + two(whole, hour, 'h', minute, 'min');
  return sign + two(whole, day, 'd', hour, 'h');
}

function two(whole: number, great: number, greatName: string, small: number, smallName: string): string {
  const rounded = Math.round(whole / small) * small;
  const rest = Math.round((rounded % great) / small);
  return `${Math.floor(rounded / great)} ${greatName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
}

/** A time of the day as clocks here show it, as exact as times that lie so far apart need it. */
export function timeOf(timeMs: number, apartMs = second): string {
  const time = new Date(timeMs);
  const clock = `${pad(time.getHours())}:${pad(time.getMinutes())}`;
  if (apartMs >= minute) return clock;
  const seconds = `${clock}:${pad(time.getSeconds())}`;
  return apartMs >= second ? seconds : `${seconds}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** "21 Nov". What is no date, as far as computers count, is a number. */
export function dateOf(timeMs: number): string {
  return Math.abs(timeMs) <= 8.64e15 ? dates.format(timeMs) : String(timeMs);
}

/** "21 Nov 2026, 10:44:03". */
export function instantOf(timeMs: number): string {
  return Math.abs(timeMs) <= 8.64e15
    ? `${dateOf(timeMs)} ${new Date(timeMs).getFullYear()}, ${timeOf(timeMs)}`
    : String(timeMs);
}

function pad(count: number): string {
  return String(count).padStart(2, '0');
}
