/** A sorted copy. `Array.prototype.toSorted` is missing in the older phones that WeChat still runs on. */
export function sorted<T>(list: readonly T[], compare: (a: T, b: T) => number): T[] {
  // oxlint-disable-next-line unicorn/no-array-sort
  return [...list].sort(compare);
}

/** A copy the other way round; `toReversed` is missing in the same phones. */
export function reversed<T>(list: readonly T[]): T[] {
  // oxlint-disable-next-line unicorn/no-array-reverse
  return [...list].reverse();
}
