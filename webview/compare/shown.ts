import type { ComparedRow } from '../../src/model/comparedRow.ts';
import type { ComparedSection, SectionId } from '../../src/protocol/compare.ts';
import { remembered } from '../common/remembered.ts';
import { matches } from '../common/matches.ts';
import type { Session } from './session.ts';

/** A section, and what of it is to be seen. */
export interface ShownSection {
  readonly id: SectionId;
  readonly title: string;
  /** "12 of 40 differ". */
  readonly count: string;
  /** None while it is folded. */
  readonly rows: readonly ComparedRow[];
  readonly isFolded: boolean;
}

export interface Shown {
  readonly sections: readonly ShownSection[];
  /** Of all sections, folded ones too. */
  readonly differing: number;
  readonly all: number;
}

const titles: { readonly [Id in SectionId]: string } = {
  metrics: 'Metrics',
  params: 'Params',
  tags: 'Tags',
  datasets: 'Datasets',
  environment: 'Environment',
  signature: 'Signature',
  source: 'Source and run',
  system: 'System metrics',
};

const ids = Object.keys(titles) as SectionId[];

export function shownOf({ content, view, recorded }: Session): Shown {
  const all = allSections(content.sections, recorded.sectionsOf(content.runs));
  return shownIn(all, view.search, view.onlyDiffering, view.folded);
}

/** What the models say stands before what the source says. */
const allSections = remembered((told: readonly ComparedSection[], models: readonly ComparedSection[]) =>
  ids.flatMap((id) => [...told, ...models].find((section) => section.id === id) ?? []),
);

const shownIn = remembered(
  (sections: readonly ComparedSection[], search: string, onlyDiffering: boolean, folded: readonly string[]): Shown => {
    const isMatch = matches(search);
    const all = sections.flatMap(({ rows }) => rows);
    return {
      sections: sections.flatMap(({ id, rows }) => {
        const found = rows.filter((row) => isMatch(row.name) && (row.differs || !onlyDiffering));
        if (rows.length === 0 || (search !== '' && found.length === 0)) return [];
        // What was looked for is not folded away.
        const isFolded = folded.includes(id) && search === '';
        return { id, title: titles[id], count: countOf(rows), rows: isFolded ? [] : found, isFolded };
      }),
      differing: all.filter(({ differs }) => differs).length,
      all: all.length,
    };
  },
);

function countOf(rows: readonly ComparedRow[]): string {
  const differing = rows.filter(({ differs }) => differs).length;
  return `${differing.toLocaleString('en')} of ${rows.length.toLocaleString('en')} differ`;
}
