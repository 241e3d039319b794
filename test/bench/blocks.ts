const tickMs = 5;

/** How long something took, and what the longest stretch was in which this thread could do nothing else. */
export interface Watched {
  readonly tookMs: number;
  /** By the clock, which also counts the time that other programs had the processor. */
  readonly longestBlockMs: number;
  /** Of that kind of stretch, the most that this thread computed: what is ours, and the editor's, however busy the machine is. */
  readonly longestWorkMs: number;
}

/** Watches this thread while something goes on: a timer comes every 5 ms, and looks at the clocks. */
export async function watched(work: () => Promise<unknown>): Promise<Watched> {
  let longestBlockMs = 0;
  let longestWorkMs = 0;
  let last = clocks();
  const look = (): void => {
    const now = clocks();
    longestBlockMs = Math.max(longestBlockMs, now.wallMs - last.wallMs - tickMs);
    longestWorkMs = Math.max(longestWorkMs, now.cpuMs - last.cpuMs);
    last = now;
  };
  const timer = setInterval(look, tickMs);
  const start = last;
  try {
    await work();
  } finally {
    look();
    clearInterval(timer);
  }
  return { tookMs: last.wallMs - start.wallMs, longestBlockMs, longestWorkMs };
}

function clocks(): { readonly wallMs: number; readonly cpuMs: number } {
  const { user, system } = process.threadCpuUsage();
  return { wallMs: performance.now(), cpuMs: (user + system) / 1000 };
}
