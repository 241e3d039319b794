import type { Command } from './command.ts';

export const showLog: Command = {
  id: 'podium.log.show',
  title: 'Show Log',
  icon: '$(output)',

  run(app) {
    app.ui.showLog();
  },
};
