import type { Item, Material, Situation } from './item.js';

/** Option ids, at most one for each question; the order does not matter. */
export type Choices = readonly string[];
type Narrowed = { readonly onlyFor: readonly string[] };
type Need = 'needed' | 'open' | 'notNeeded';

const ofQuestion = ({ options }: Situation, ids: readonly string[]) =>
  options.flatMap(({ id }) => (ids.includes(id) ? [id] : []));

/**
 * Whether something is needed: of the options that it names, several of one question mean any of them, options of different
 * questions mean all. `open`: an answer is still missing. An id that no question has says nothing, so that a slip in the
 * catalogue shows a paper too many and never hides one.
 */
function needOf({ onlyFor }: Narrowed, situations: readonly Situation[], choices: Choices): Need {
  const needs = situations.flatMap((situation): Need[] => {
    const asked = ofQuestion(situation, onlyFor);
    if (asked.length === 0) return [];
    if (asked.some((id) => choices.includes(id))) return ['needed'];
    if (ofQuestion(situation, choices).length > 0) return ['notNeeded'];
    // a question that nobody will be asked has no answer to wait for
    return [needOf(situation, before(situations, situation), choices) === 'notNeeded' ? 'notNeeded' : 'open'];
  });
  if (needs.includes('notNeeded')) return 'notNeeded';
  return needs.includes('open') ? 'open' : 'needed';
}

const before = (situations: readonly Situation[], one: Situation) => situations.slice(0, situations.indexOf(one));

/** The questions to ask now, those already answered among them, in the item's order. */
export const questionsFor = (situations: readonly Situation[], choices: Choices): Situation[] =>
  situations.filter((one) => needOf(one, before(situations, one), choices) === 'needed');

/** The choices that answer a question that is asked, one for each; what anybody typed or kept becomes this. */
export function settle(situations: readonly Situation[], choices: Choices): string[] {
  const kept: string[] = [];
  for (const [index, situation] of situations.entries()) {
    const [answer] = ofQuestion(situation, choices);
    if (answer !== undefined && needOf(situation, situations.slice(0, index), kept) === 'needed') kept.push(answer);
  }
  return kept;
}

/** Answers a question, or answers it anew; answers to questions that are then no longer asked are dropped. */
export function choose(situations: readonly Situation[], choices: Choices, optionId: string): string[] {
  const question = situations.find(({ options }) => options.some(({ id }) => id === optionId));
  if (!question) return settle(situations, choices);
  const others = choices.filter((id) => ofQuestion(question, [id]).length === 0);
  return settle(situations, [...others, optionId]);
}

type Guide = Pick<Item, 'situations'> & { readonly materials: readonly Material[] };
/** A material and its place in the whole list, counted from 1: what the addresses of its forms carry. */
export type Listed = { order: number; material: Material };

/** The materials that are needed for these choices, those that an open question decides, and those that are not needed. */
export function narrowMaterials(
  { situations, materials }: Guide,
  choices: Choices,
): { yours: Listed[]; open: Listed[]; notNeeded: Listed[] } {
  const settled = settle(situations, choices);
  const listed = materials.map((material, index) => ({
    order: index + 1,
    material,
    need: needOf(material, situations, settled),
  }));
  const only = (wanted: Need): Listed[] => listed.flatMap(({ need, ...one }) => (need === wanted ? [one] : []));
  return { yours: only('needed'), open: only('open'), notNeeded: only('notNeeded') };
}

/** The first question that still has no answer. */
export const nextQuestion = (situations: readonly Situation[], choices: Choices): Situation | undefined =>
  questionsFor(situations, choices).find((one) => ofQuestion(one, choices).length === 0);

/** Each of these makes the list wrong for somebody. */
export type SituationFault =
  | { kind: 'duplicateOption' | 'unknownOption'; optionId: string }
  | { kind: 'fewOptions' | 'neverAsked'; question: string }
  | { kind: 'neverNeeded'; materialName: string };

const allOptions = (situations: readonly Situation[]) =>
  situations.flatMap(({ options }) => options.map(({ id }) => id));

/** No guide asks so much; what an import brings must not keep a server busy. */
const MOST_LISTS = 1024;

/** Every way to answer all questions that are asked, at most {@link MOST_LISTS}. */
export function completeChoices(situations: readonly Situation[]): string[][] {
  let lists: string[][] = [[]];
  for (const [index, situation] of situations.entries())
    lists = lists
      .flatMap((kept) =>
        situation.options.length > 0 && needOf(situation, situations.slice(0, index), kept) === 'needed'
          ? situation.options.map(({ id }) => [...kept, id])
          : [kept],
      )
      .slice(0, MOST_LISTS);
  return lists;
}

/** What is wrong with the questions of an item. */
export function situationFaults({ situations, materials }: Guide): SituationFault[] {
  const lists = completeChoices(situations);
  const isNeverNeeded = (one: Narrowed, above: readonly Situation[]) =>
    lists.every((choices) => needOf(one, above, choices) !== 'needed');
  const ids = allOptions(situations);
  const named = [...situations, ...materials].flatMap(({ onlyFor }) => onlyFor);
  return [
    ...[...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map(
      (optionId) => ({ kind: 'duplicateOption', optionId }) as const,
    ),
    ...[...new Set(named.filter((id) => !ids.includes(id)))].map(
      (optionId) => ({ kind: 'unknownOption', optionId }) as const,
    ),
    ...situations
      .filter(({ options }) => options.length < 2)
      .map(({ question }) => ({ kind: 'fewOptions', question }) as const),
    ...situations
      .filter((one) => isNeverNeeded(one, before(situations, one)))
      .map(({ question }) => ({ kind: 'neverAsked', question }) as const),
    ...materials
      .filter((one) => isNeverNeeded(one, situations))
      .map(({ materialName }) => ({ kind: 'neverNeeded', materialName }) as const),
  ];
}
