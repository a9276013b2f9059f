/** A sorted copy. `Array.prototype.toSorted` is missing in the older phones that WeChat still runs on. */
export function sorted<T>(list: readonly T[], compare: (a: T, b: T) => number): T[] {
  // oxlint-disable-next-line unicorn/no-array-sort
  return [...list].sort(compare);
}
