import { htmlEditorType } from './htmlFiles.ts';

/** The editor that shows a file as it is meant, where its name asks for another one; by VS Code's name for it. */
export function editorFor(name: string): string | undefined {
  if (/\.x?html?$/i.test(name)) return htmlEditorType;
  // As a picture, in which neither scripts run nor anything is loaded; VS Code then offers its text.
  return /\.svg$/i.test(name) ? 'imagePreview.previewEditor' : undefined;
}

/** How the name of a file ends that VS Code itself cannot show, such as `.pdf`; nothing for others. */
export function foreignEnding(name: string): string | undefined {
  return /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|epub|tiff?|heic|eps)$/i.exec(name)?.[0].toLowerCase();
}
