/** The views that package.json declares. */
export const viewIds = ['podium.experiments', 'podium.models'] as const;

export type ViewId = (typeof viewIds)[number];
