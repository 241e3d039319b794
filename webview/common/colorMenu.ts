import { colorCount } from '../../src/charts/looks.ts';
import { openMenu, type MenuItem } from './menu.ts';
import { swatch } from './swatch.ts';

/** Opens the colours that runs can have under a button. `now` is what they have; nothing where they have different ones. */
export function openColorMenu(
  button: HTMLElement,
  of: string,
  now: number | null | undefined,
  choose: (color: number | null) => void,
): void {
  const item = (color: number | null): MenuItem => ({
    label: color === null ? 'Automatic' : `Colour ${color + 1}`,
    sign: swatch(color ?? undefined),
    isChecked: color === now,
    run: () => choose(color),
  });
  openMenu(button, `Colour of ${of}`, [...Array.from({ length: colorCount }, (_, color) => item(color)), item(null)]);
}
