import { maxArtifactBytes } from '../store.ts';

/** How long the parts of one call may take, and how much of a server one store uses. */
export interface Limits {
  /** Until a connection stands. */
  readonly connectMs: number;
  /** From the last byte of the question to the first of the answer. Searches of large stores really take most of a minute. */
  readonly firstByteMs: number;
  /** The same for a file, which a server may have to fetch whole from its own store before it hands out the first byte. */
  readonly firstFileByteMs: number;
  /** Between two pieces of an answer. */
  readonly idleMs: number;
  /** The whole call: its tries, and the waits between them. */
  readonly totalMs: number;
  readonly callsAtOnce: number;
  /** Files that are read to their end, beside the calls: these do not wait for them. */
  readonly streamsAtOnce: number;
  readonly tries: number;
  /** The first wait before another try; each next one may be twice as long, up to the longest. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A server that asks for a longer pause than this is left alone: the call fails and says when to come back. */
  readonly longestRetryAfterMs: number;
}

export const usualLimits: Limits = {
  connectMs: 10_000,
  firstByteMs: 60_000,
  firstFileByteMs: 600_000,
  idleMs: 30_000,
  totalMs: 120_000,
  callsAtOnce: 6,
  streamsAtOnce: 3,
  tries: 3,
  firstDelayMs: 250,
  longestDelayMs: 5_000,
  longestRetryAfterMs: 60_000,
};

export const MiB = 1024 * 1024;

/**
 * The most bytes of an answer, once decompressed, by what it is. A list is parsed piece by piece; one entity, be it in a list, at once, and two
 * MiB of it (some 20,000 metrics) hold up the editor for as long as anything may.
 */
export const maxBytes = { list: 32 * MiB, entity: 2 * MiB, artifact: maxArtifactBytes, text: 64 * 1024 } as const;
