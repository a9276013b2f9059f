import type { Case, CaseSummary } from '@yichuang/contract/cases/case';

/** A case that waits for its answer, as the server tells it. */
export const SUMMARY: CaseSummary = {
  id: 'c1',
  caseNo: '4207042611242000012',
  taskCode: 'allowance',
  taskName: '高龄津贴申领',
  deptName: '民政局',
  state: 'underReview',
  stateName: '审查中',
  createdAt: '2026-11-20T09:00:00.000+08:00',
  receivedAt: '2026-11-20T09:28:00.000+08:00',
  dueDate: '2026-12-03',
  leftDays: 6,
};

export const CASE: Case = {
  ...SUMMARY,
  stateVersion: 3,
  queryCode: 'QWYNH9',
  form: {
    version: 1,
    sections: [
      {
        id: 'bank',
        title: '发到哪张卡',
        fields: [
          { id: 'bankName', label: '开户行', type: 'text', isRequired: true },
          { id: 'phone', label: '手机号', type: 'phone', isRequired: true },
        ],
      },
    ],
  },
  known: {},
  answers: { bankName: '示例银行', phone: '13900000048' },
  materials: [
    {
      id: 'm4',
      materialName: '银行卡',
      isNeed: '1',
      how: 'upload',
      hint: '',
      certificateType: null,
      certificate: null,
      offer: null,
      files: [],
    },
  ],
  signatureFileId: null,
  etag: '"2"',
  allowed: ['withdraw'],
  clock: null,
  correction: null,
  decision: null,
  delivery: null,
  documents: [],
  flags: { deemedAccepted: false, extended: false, overdue: false },
};

/** The same case while its notice of correction waits for an answer. */
export const ASKED: Case = {
  ...CASE,
  state: 'correctionPending',
  stateName: '等您补正',
  dueDate: null,
  leftDays: null,
  toSupplement: { count: 1, dueDate: '2999-12-08' },
  allowed: ['supplement', 'withdraw'],
  correction: {
    items: [
      {
        materialId: 'm4',
        materialName: '银行卡',
        problem: '卡号看不清',
        acceptCriteria: '四个角都在',
        fields: ['bankName'],
      },
    ],
    sentAt: '2026-11-24T09:28:00.000+08:00',
    dueDate: '2999-12-08',
    isAnswered: false,
  },
};
