/** Places of a file as they are drawn. */
export interface MapDrawing {
  /** Those that are drawn, the ones that come later above. */
  readonly features: readonly MapFeature[];
  /** How large the drawing is, in its own units; nothing where there is nothing to draw. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
  /** All of it in a sentence. */
  readonly summary: string;
}

export interface MapFeature {
  /** In the table. */
  readonly row: number;
  readonly name: string;
  /** What SVG draws a line along, in the units of the drawing; empty where the feature has nothing of the kind. */
  readonly points: string;
  readonly lines: string;
  readonly areas: string;
}
