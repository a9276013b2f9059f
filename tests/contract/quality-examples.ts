import { getList } from '@yichuang/contract/catalogue/quality-contract';
import type { Example } from './example-makers.ts';

const asSupervisor =
  (query: object = {}): Example =>
  async ({ supervisor: person }) => ({ person, sent: { query } });
const params = { kind: 'intermediaries' } as const;

export const QUALITY_EXAMPLES = {
  getQuality: asSupervisor({ region: '420704', level: '4' }),
  listCheckedItems: asSupervisor({ rule: 'time.promise-longer-than-legal' }),
  getQualityFile: asSupervisor(),
  listLevelDifferences: asSupervisor(),
  getList: async ({ nobody }) => ({ person: nobody, sent: { params } }),
  replaceList: async ({ catalogueAdmin: person }) => {
    const { items } = await person.do(getList, { params });
    return { person, sent: { params, body: { entries: items } } };
  },
} satisfies Record<string, Example>;
