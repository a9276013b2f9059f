import { saveSynonym } from '@yichuang/contract/catalogue/synonym-contract';
import type { Example } from './example-makers.ts';

const asAdmin =
  (sent: object): Example =>
  async ({ catalogueAdmin: person }) => ({ person, sent });

const word = { params: { said: '敬老钱' }, body: { meant: ['高龄津贴'] } };

export const SYNONYM_EXAMPLES = {
  listSynonyms: asAdmin({ query: { q: '老' } }),
  saveSynonym: asAdmin(word),
  deleteSynonym: async ({ catalogueAdmin: person }) => {
    await person.do(saveSynonym, word);
    return { person, sent: { params: word.params } };
  },
} satisfies Record<string, Example>;
