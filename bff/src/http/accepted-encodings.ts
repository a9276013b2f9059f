export type Encoding = 'br' | 'gzip';

const BEST_FIRST: readonly Encoding[] = ['br', 'gzip'];
/** Browsers say the same few things over and over; whoever invents more must not fill the memory. */
const REMEMBER_AT_MOST = 200;
const remembered = new Map<string, readonly Encoding[]>();

/** What an Accept-Encoding header allows of what we have, best first; `br;q=0` is a no. */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  if (header === undefined || header === '') return [];
  const known = remembered.get(header);
  if (known) return known;
  const named = header.split(',').map((one) => one.split(';').map((part) => part.trim()));
  const accepted = BEST_FIRST.filter((encoding) =>
    named.some(([name, weight = '']) => name === encoding && !/^q=0(\.0*)?$/.test(weight)),
  );
  if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
  remembered.set(header, accepted);
  return accepted;
}
