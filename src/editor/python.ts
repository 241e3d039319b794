import { extensions } from 'vscode';
import type { Python } from '../host/python.ts';

/** Of the API of Microsoft's Python extension, what Podium uses. */
interface PythonExtension {
  readonly environments?: { getActiveEnvironmentPath(): { readonly path: string } };
}

/** What the Python extension was told, where it is there and already at work: Podium does not start it. */
export const editorPython: Python = {
  chosen() {
    const extension = extensions.getExtension<PythonExtension | undefined>('ms-python.python');
    if (extension?.isActive !== true) return undefined;
    return extension.exports?.environments?.getActiveEnvironmentPath().path;
  },
};
