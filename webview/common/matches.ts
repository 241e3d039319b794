/** Whether a name has each of the words that are searched for, in any order and whatever their case. No words are in every name. */
export function matches(search: string): (name: string) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return (name) => {
    const lower = name.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
}
