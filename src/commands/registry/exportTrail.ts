import { fileNameFor } from '../../base/fileName.ts';
import { timelineOf } from '../../promotion/timeline.ts';
import { trailCsv, trailJson } from '../../promotion/trailExport.ts';
import { aliasHistoryOf } from './aliasHistoryOf.ts';
import type { Command } from '../command.ts';
import { modelFor } from './versionFor.ts';

/** Saves all moves of a model's aliases, for whoever must answer for them. */
export const exportTrail: Command = {
  id: 'podium.models.exportTrail',
  title: 'Export Promotion Trail…',

  async run(app, target) {
    const found = await modelFor(app, 'Export Promotion Trail', target);
    if (!found) return;
    const { name } = found;
    const history = await aliasHistoryOf(app, found);
    const format = await app.ui.pick({
      title: 'Export Promotion Trail',
      placeholder: 'As what?',
      items: [
        { label: 'CSV', description: 'for a spreadsheet', value: 'csv' as const },
        { label: 'JSON', description: 'for a program', value: 'json' as const },
      ],
    });
    if (format === undefined) return;
    const entries = timelineOf(history);
    const text = format === 'csv' ? trailCsv(name, entries) : trailJson(name, entries);
    await app.ui.saveFile(fileNameFor(`${name} promotions.${format}`), new TextEncoder().encode(text));
  },
};
