import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Node } from '../../services/node.ts';
import type { RegistryNode } from '../../services/registry/registryFields.ts';
import { pickVersion, searchForModel } from './searchModels.ts';
import { versionFor } from './versionFor.ts';

/** The model or version that a command changes: that of the row, also of one of its tags or aliases, else one that is picked. */
export async function registryNodeFor(
  app: App,
  title: string,
  target: Node | undefined,
): Promise<RegistryNode | undefined> {
  switch (target?.kind) {
    case 'model':
    case 'version':
      return target;
    case 'alias':
      return versionFor(app, title, target);
    case 'tag':
      if ('version' in target.owner)
        return { kind: 'version', connection: target.connection, version: target.owner.version };
      break;
    case undefined: {
      const model = await searchForModel(app, title);
      if (!model) return undefined;
      const of = await app.ui.pick({
        title,
        placeholder: 'Of the model, or of one of its versions?',
        items: [
          { label: model.model.name, description: 'the model', icon: 'package', value: 'model' as const },
          { label: 'One of Its Versions…', icon: 'tag', value: 'version' as const },
        ],
      });
      if (of === 'model') return model;
      return of && pickVersion(app, title, { connection: model.connection, name: model.model.name });
    }
    default:
  }
  throw new UserError('Choose a registered model or one of its versions in the sidebar: this row is none.');
}
