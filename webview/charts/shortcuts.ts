import { html, render } from 'lit';

const shortcuts: readonly (readonly [string, string])[] = [
  ['/', 'search by metric name'],
  ['← → ↑ ↓', 'from chart to chart, from run to run'],
  ['Tab', 'from a chart to its curves, and on to what can be done with it'],
  ['← →', 'in the curves: from point to point; with Shift, ten at once'],
  ['+ −', 'in the curves: zoom in and out, as a drag over them does, or the wheel with Ctrl or Cmd'],
  ['Enter', 'one chart fills the page; ← and → show the one before and after it'],
  ['t', 'its points as a table'],
  ['p', 'pin it to the top, or unpin it'],
  ['s', 'save it'],
  ['Shift + ← →', 'move it'],
  ['Escape', 'back to all charts; zoom out; end the search'],
  ['?', 'this list'],
];

let place: HTMLElement | undefined;

/** Shows which keys do what. Escape, or a click elsewhere, closes it. */
export function showShortcuts(): void {
  if (!place) {
    place = document.createElement('div');
    place.className = 'shortcuts';
    place.popover = 'auto';
    place.role = 'dialog';
    place.ariaLabel = 'Keyboard shortcuts';
    place.tabIndex = -1;
    place.autofocus = true;
    document.body.append(place);
  }
  render(
    html`<h2>Keyboard shortcuts</h2>
      <dl>
        ${shortcuts.map(
          ([key, does]) =>
            html`<dt><kbd>${key}</kbd></dt>
              <dd>${does}</dd>`,
        )}
      </dl>`,
    place,
  );
  place.showPopover();
  place.focus();
}
