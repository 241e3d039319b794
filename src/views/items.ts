import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { contextValue } from './contextValue.ts';
import type { LookContext } from './entityLook.ts';
import type { Icon, Look } from './look.ts';
import { lookOf } from './lookOf.ts';
import type { Row } from './row.ts';
import { tooltip } from './tooltips.ts';

/** The editor's item for a row. Its tooltip comes later, when the pointer rests on it. */
export function treeItem(row: Row, context: LookContext): TreeItem {
  const look = lookOf(row.node, context);
  const item = new TreeItem(look.label, collapsibleStates[look.opens]);
  item.id = row.id;
  item.contextValue = contextValue(row.node);
  item.accessibilityInformation = { label: look.spoken };
  if (look.description !== undefined) item.description = look.description;
  if (look.icon) item.iconPath = themeIcon(look.icon);
  if (look.file) {
    item.iconPath = look.file.isDir ? ThemeIcon.Folder : ThemeIcon.File;
    // Nothing can be opened there: the scheme is nobody's, and only the name is looked at.
    item.resourceUri = Uri.from({ scheme: 'podium-artifact', path: `/${look.file.name}` });
  }
  if (look.click) item.command = { ...look.click, arguments: [row] };
  return item;
}

export function markdownTooltip(row: Row, context: LookContext): MarkdownString | undefined {
  const text = tooltip(row.node, context);
  if (text === undefined) return undefined;
  const markdown = new MarkdownString(text);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}

function themeIcon({ name, color }: Icon): ThemeIcon {
  return color === undefined ? new ThemeIcon(name) : new ThemeIcon(name, new ThemeColor(color));
}

const collapsibleStates: Readonly<Record<Look['opens'], TreeItemCollapsibleState>> = {
  never: TreeItemCollapsibleState.None,
  closed: TreeItemCollapsibleState.Collapsed,
  open: TreeItemCollapsibleState.Expanded,
};
