import type { Item } from '../item.js';
import type { ListEntry, QualityFinding } from '../quality-contract.js';

/** What the check must know besides the item. */
export type CatalogueFacts = {
  /** The entry of 取消的证明材料 that a material's name asks for again. */
  cancelledProof(materialName: string): ListEntry | undefined;
  /** The entry of 进驻负面清单 that lets a matter stay outside the hall. */
  notInCentre(taskName: string): ListEntry | undefined;
  /** Whether 中介服务清单 knows the service behind a material of a matter. */
  isListedIntermediary(taskName: string, materialName: string): boolean;
  /** Whether 中介服务清单 has a service of this name, or of one that is in it or around it. */
  isListedService(serviceName: string): boolean;
  /** Whether there is a hall that takes the item. */
  hasHall(item: Pick<Item, 'regionCode' | 'acceptLevels'>): boolean;
};

/** `at` is set where the place is more exact than the rule's element, e.g. `materials.2.acceptStand`. */
export type Found = { readonly message: string; readonly at?: string };

/** One thing that an item may have wrong. A rule finds nothing, one thing (its message), or several at several places. */
export type Rule = {
  /** `area.what`, never reused for something else: reports and spreadsheets keep it. */
  readonly id: string;
  readonly kind: QualityFinding['kind'];
  /** The element's national name. */
  readonly element: string;
  readonly label: string;
  /** The fault in a few words, as reports list it. */
  readonly name: string;
  readonly advice: string;
  readonly check: (item: Item, facts: CatalogueFacts) => string | false | readonly Found[];
};

/** A rule on every entry of a list; `part` is the element inside the entry. */
export const inEach = <T>(
  list: string,
  entries: readonly T[],
  part: string,
  broken: (entry: T, index: number) => string | false,
): readonly Found[] =>
  entries.flatMap((entry, index) => {
    const message = broken(entry, index);
    return message === false ? [] : [{ message, at: `${list}.${index}${part === '' ? '' : `.${part}`}` }];
  });

/** Entries whose key stands before them in the list already. */
export const repeated = <T>(
  list: string,
  entries: readonly T[],
  keyOf: (entry: T) => string,
  say: (key: string) => string,
): readonly Found[] => {
  const seen = new Set<string>();
  return inEach(list, entries, '', (entry) => {
    const key = plain(keyOf(entry));
    if (key !== '' && seen.has(key)) return say(keyOf(entry).trim());
    seen.add(key);
    return false;
  });
};

/** For comparison only: full and half width, spaces and case do not tell two names apart. */
export const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

const PLACEHOLDER =
  /^(?:无|暂无|没有|空|待补充|待完善|待定|略|同上|见附件|详见附件|测试|test|null|undefined|n\/?a|#n\/a|#ref!|#value!|x+|[\d/\\.。、，,?？*—–_-]{1,3})$/;
const LONGEST_PLACEHOLDER = 10;
/** Blank, or one of the words that people write so that the field is not empty. */
export const saysNothing = (text: string): boolean => {
  const said = text.trim();
  return said === '' || (said.length <= LONGEST_PLACEHOLDER && PLACEHOLDER.test(plain(said)));
};

/** Several rules ask the same of one item; it is worked out once and forgotten with the item. */
export function oncePerItem<T>(work: (item: Item) => T): (item: Item) => T {
  const kept = new WeakMap<Item, { value: T }>();
  return (item) => {
    const known = kept.get(item) ?? { value: work(item) };
    kept.set(item, known);
    return known.value;
  };
}
