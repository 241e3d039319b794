import { openMenu, type MenuItem } from '../common/menu.ts';
import type { CopyAsk, ModelAction } from '../../src/protocol/model.ts';
import type { Line } from './lines.ts';
import type { Session } from './session.ts';

/** What can be done with a version. */
export function openVersionMenu(button: HTMLElement, line: Line, session: Session): void {
  const { version } = line.row;
  const { canChange, hasAliases } = session.content;
  const item = (label: string, action: ModelAction): MenuItem => ({
    label,
    run: () => session.act({ action, version }),
  });
  openMenu(button, `Version ${version}`, [
    item('Model Card', 'modelCard'),
    ...(line.row.hasRun ? [item('Open Source Run', 'openSourceRun')] : []),
    item('Artifact Sizes', 'artifactSizes'),
    ...(canChange
      ? [
          ...(hasAliases ? [item('Promote…', 'promote'), item('Set Alias…', 'setAlias')] : []),
          item('Transition Stage…', 'transitionStage'),
          item('Copy to Another Model…', 'copyVersion'),
          item('Edit Description…', 'editDescription'),
          item('Set Tag…', 'setTag'),
          item('Remove Tag…', 'removeTag'),
        ]
      : []),
    ...copyItems({ version }, session),
    ...(canChange ? [item('Delete Version…', 'deleteVersion')] : []),
  ]);
}

/** Code that leads to a version, or to whichever has an alias. */
export function copyItems(which: Omit<CopyAsk, 'what'>, session: Session): readonly MenuItem[] {
  const item = (label: string, what: CopyAsk['what']): MenuItem => ({
    label,
    run: () => void session.try(session.host.ask('copy', { what, ...which })),
  });
  return [
    item('Copy URI', 'uri'),
    item('Copy Python That Loads It', 'load'),
    item('Copy Shell Lines That Serve It (bash, zsh)', 'servePosix'),
    item('Copy Shell Lines That Serve It (PowerShell)', 'servePowershell'),
  ];
}
