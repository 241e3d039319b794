import type { Node } from '../services/node.ts';
import { asideLook } from './asideLook.ts';
import { detailLook } from './detailLook.ts';
import { entityLook, type LookContext } from './entityLook.ts';
import type { Look } from './look.ts';

/** How a row of any kind looks. */
export function lookOf(node: Node, context: LookContext): Look {
  switch (node.kind) {
    case 'connection':
    case 'experiment':
    case 'run':
    case 'loggedModel':
    case 'model':
    case 'version':
    case 'alias':
      return entityLook(node, context);
    case 'suggestion':
    case 'more':
    case 'notice':
    case 'failure':
      return asideLook(node);
    default:
      return detailLook(node);
  }
}
