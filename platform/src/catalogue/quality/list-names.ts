/**
 * The names that a pattern of the bundled lists stands for: `(婚前|孕前).*检查` is 婚前…检查 and 孕前…检查. Patterns have
 * alternatives, groups, optional groups and `.*`, nothing else; lists that people edit have names, which cannot be wrong.
 */
export function namesOf(pattern: string): string[] {
  const { names, rest } = alternatives(pattern.replaceAll('.*', '…'));
  if (rest !== '') throw new Error(`Nobody can read the pattern ${pattern}`);
  return names;
}

type Read = { names: string[]; rest: string };
const joined = (left: readonly string[], right: readonly string[]) =>
  left.flatMap((one) => right.map((other) => one + other));

function alternatives(text: string): Read {
  const first = sequence(text);
  if (!first.rest.startsWith('|')) return first;
  const more = alternatives(first.rest.slice(1));
  return { names: [...first.names, ...more.names], rest: more.rest };
}

function sequence(text: string): Read {
  const [literal = ''] = /^[^|()?]*/.exec(text) ?? [];
  const rest = text.slice(literal.length);
  if (!rest.startsWith('(')) return { names: [literal], rest };
  const group = alternatives(rest.slice(1));
  const isOptional = group.rest.startsWith(')?');
  const after = sequence(group.rest.slice(isOptional ? 2 : 1));
  return {
    names: joined(joined([literal], [...(isOptional ? [''] : []), ...group.names]), after.names),
    rest: after.rest,
  };
}
