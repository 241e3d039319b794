/** Tells apart what has the same name: the second `team` becomes `team (2)`. The order stays. */
export function distinctNames<Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let name = item.name;
    for (let count = 2; taken.has(name); count++) name = `${item.name} (${count})`;
    taken.add(name);
    return name === item.name ? item : { ...item, name };
  });
}
