import { alike } from '../base/alike.ts';
import type { Node } from '../services/node.ts';
import { groupSize } from './runRows.ts';

/** Whether two nodes of the same row are shown alike. Details hold their whole run, which is not compared for each of them again. */
export function sameLook(a: Node, b: Node): boolean {
  return a === b || alike(shown(a), shown(b));
}

function shown(node: Node): unknown {
  switch (node.kind) {
    case 'group':
      return groupSize(node);
    case 'metric':
      return node.latest;
    case 'param':
    case 'tag':
      return node.value;
    case 'dataset':
      return node.dataset;
    case 'loggedModel':
      return node.model;
    default:
      return node;
  }
}
