import { saveSynonym } from '@yichuang/contract/catalogue/synonym-contract';
import type { Example } from './examples.ts';

const asAdmin =
  (sent: object): Example =>
  async ({ as }) => ({ person: await as('catalogue-admin'), sent });

const word = { params: { said: '敬老钱' }, body: { meant: ['高龄津贴'] } };

export const SYNONYM_EXAMPLES = {
  listSynonyms: asAdmin({ query: { q: '老' } }),
  saveSynonym: asAdmin(word),
  deleteSynonym: async ({ as }) => {
    const person = await as('catalogue-admin');
    await person.do(saveSynonym, word);
    return { person, sent: { params: word.params } };
  },
} satisfies Record<string, Example>;
