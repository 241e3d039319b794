import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/** The webview UI toolkit's controls, which pages use as `<vscode-button>` and so on. Only this file knows where they come from. */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeTextField(),
  );
  // The toolkit takes the colours of the theme when the page has loaded, which is over by now.
  if (document.readyState === 'complete') window.dispatchEvent(new Event('load'));
}
