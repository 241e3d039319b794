/** For optional properties: the property, or nothing. */
export function given<Name extends string, Item>(
  name: Name,
  value: Item | undefined,
): Readonly<Partial<Record<Name, Item>>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, Item>>;
}
