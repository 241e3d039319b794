import { plainText } from '../base/plainText.ts';
import type { Icon } from './look.ts';
import { age } from './words.ts';

export const deletedIcon: Icon = { name: 'trash', color: 'disabledForeground' };

export function ageOf(timeMs: number | undefined, nowMs: number): string | undefined {
  // A client that sends no time is kept as 1970.
  return timeMs === undefined || timeMs <= 0 ? undefined : age(timeMs, nowMs);
}

export function named(name: string): string {
  const shown = plainText(name);
  return shown.trim() === '' ? '(unnamed)' : shown;
}

export function spoken(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

export function optional<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: string });
}
