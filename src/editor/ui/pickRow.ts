import { ThemeIcon, type QuickPickItem } from 'vscode';
import type { PickItem } from '../../host/ui.ts';
import { labelText } from './shownText.ts';

/** A line of a list, and what it stands for. */
export interface PickRow<Value> extends QuickPickItem {
  /** Absent on lines that only say something. */
  readonly value?: { readonly is: Value };
}

export function pickRow<Value>({ label, description, detail, icon, value }: PickItem<Value>): PickRow<Value> {
  return {
    label: labelText(label),
    ...(description !== undefined && { description: labelText(description) }),
    ...(detail !== undefined && { detail: labelText(detail) }),
    ...(icon !== undefined && { iconPath: new ThemeIcon(icon) }),
    value: { is: value },
  };
}
