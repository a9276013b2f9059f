export type ToldFact = { element: string; label: string; text: string; near?: string | undefined };
export function unsaid(text: string, facts: readonly ToldFact[]): ToldFact[];
