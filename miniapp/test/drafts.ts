import type { Case } from '@yichuang/contract/cases/case';
import { answerWith, list, ok, refused, SITE, type Asked } from './answers';
import { CASE } from './cases';

const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
];
/** A form with something known, something asked, and something that follows from a choice. */
export const DRAFT: Case = {
  ...CASE,
  caseNo: null,
  queryCode: null,
  state: 'draft',
  stateName: '草稿',
  receivedAt: null,
  dueDate: null,
  leftDays: null,
  allowed: ['saveDraft', 'submit'],
  etag: '"1"',
  known: { name: '王*兰' },
  answers: {},
  materials: [],
  form: {
    version: 1,
    sections: [
      {
        id: 'who',
        title: '申请人',
        fields: [
          { id: 'name', label: '姓名', type: 'text', isRequired: true, known: 'name' },
          { id: 'phone', label: '手机号', type: 'phone', isRequired: true, hint: '进度也发到这里' },
          { id: 'away', label: '住在别处吗', type: 'choice', isRequired: true, choices: yesNo },
          {
            id: 'home',
            label: '现住址',
            type: 'address',
            isRequired: false,
            requiredIf: { field: 'away', equals: ['yes'] },
          },
        ],
      },
    ],
  },
};
/** A server with one draft; `more` answers first. */
export function draftServer(
  shown: Case = DRAFT,
  more: (call: string, asked: Asked) => ReturnType<typeof ok> | undefined = () => undefined,
) {
  const state = { version: 1 };
  const asked = answerWith((call, one) => {
    const special = more(call, one);
    if (special) return special;
    if (call.startsWith('GET /api/sites')) return list(SITE);
    if (call === 'GET /api/cases/c1') return ok(shown);
    if (call === 'PUT /api/cases/c1/form') {
      state.version += 1;
      const { answers } = JSON.parse(one.data ?? '{}') as { answers: object };
      return ok({ etag: `"${state.version}"`, answers, savedAt: '2026-11-24T10:02:02.000+08:00' });
    }
    return refused('NOT_FOUND');
  });
  const saves = () =>
    asked
      .filter(({ method }) => method === 'PUT')
      .map(({ data, header }) => ({
        answers: (JSON.parse(data ?? '{}') as { answers: object }).answers,
        tag: header['if-match'],
      }));
  return { asked, saves };
}
