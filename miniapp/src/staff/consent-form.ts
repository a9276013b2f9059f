import { addDays } from '@yichuang/contract/calendar';
import type { DelegatedAction, DelegateKind } from '@yichuang/contract/delegations/delegation';

type ActionSet = 'all' | 'noWithdraw' | 'bookOnly';
export type ConsentForm = {
  name: string;
  idNumber: string;
  phone: string;
  identity: 'cardReader' | 'sight';
  userCode: string;
  kind: DelegateKind;
  tasks: readonly { taskCode: string; taskName: string }[];
  actions: ActionSet;
  days: string;
  wasReadOut: boolean;
  mark: 'signature' | 'thumbprint';
  note: string;
  witnessName: string;
  witnessIdNumber: string;
};
/** Fields that are typed. */
export type TextName = 'name' | 'idNumber' | 'phone' | 'userCode' | 'note' | 'witnessName' | 'witnessIdNumber';

export const EMPTY: ConsentForm = {
  name: '',
  idNumber: '',
  phone: '',
  identity: 'cardReader',
  userCode: '',
  kind: 'helper',
  tasks: [],
  actions: 'noWithdraw',
  days: '90',
  wasReadOut: false,
  mark: 'thumbprint',
  note: '',
  witnessName: '',
  witnessIdNumber: '',
};

const FILING: readonly DelegatedAction[] = [
  'viewGuide',
  'fill',
  'upload',
  'submit',
  'supplement',
  'track',
  'receiveNotice',
  'collectResult',
  'book',
];
const ACTIONS: Readonly<Record<ActionSet, readonly DelegatedAction[]>> = {
  noWithdraw: FILING,
  all: [...FILING, 'withdraw'],
  bookOnly: ['viewGuide', 'book'],
};
export const ACTION_SETS = [
  { id: 'noWithdraw', name: '申请、预约、领取' },
  { id: 'all', name: '再加上撤回申请' },
  { id: 'bookOnly', name: '只预约' },
] as const;
export const DURATIONS = [
  { id: '30', name: '30 天' },
  { id: '90', name: '90 天' },
  { id: '365', name: '一年' },
] as const;

/** What is read out loud, word for word: who, for what, until when, and that it can be ended. */
export function readOut({ name, kind, tasks, actions, days }: ConsentForm): string {
  const whom = kind === 'family' ? '您的亲友' : '帮办员';
  const what = tasks.length === 0 ? '可以代办的事' : tasks.map(({ taskName }) => taskName).join('、');
  const may = ACTION_SETS.find(({ id }) => id === actions)?.name ?? '';
  return `${name === '' ? '您' : `${name}，您`}好。您要请${whom}替您办：${what}。他可以：${may}。从今天起 ${days} 天有效。他不能替您评价，不能再转给别人，也看不到您别的事。您随时可以不让他办了，来这里说一声，或打 12345。您同意吗？`;
}

/** The request, in the words of the contract. */
export const requestOf = (values: ConsentForm, today: string) => ({
  principal: {
    name: values.name.trim(),
    idNumber: values.idNumber.trim().toUpperCase(),
    ...(values.phone.trim() !== '' && { phone: values.phone.trim() }),
  },
  delegate: { userCode: values.userCode.trim() },
  kind: values.kind,
  scope: { taskCodes: values.tasks.map(({ taskCode }) => taskCode), actions: [...ACTIONS[values.actions]] },
  // today is the first of the days
  validTo: addDays(today, Number(values.days) - 1),
  evidence: {
    identity: values.identity,
    wasReadOut: true as const,
    mark: values.mark,
    note: values.note.trim(),
  },
  witness: { name: values.witnessName.trim(), idNumber: values.witnessIdNumber.trim().toUpperCase() },
});

/** Which field of the form an error of the server belongs to. */
export const FIELD_OF: Readonly<Record<string, keyof ConsentForm>> = {
  'body.principal.name': 'name',
  'body.principal.idNumber': 'idNumber',
  'body.principal.phone': 'phone',
  'body.delegate.userCode': 'userCode',
  'body.kind': 'kind',
  'body.scope.taskCodes': 'tasks',
  'body.validTo': 'days',
  'body.evidence.note': 'note',
  'body.witness.name': 'witnessName',
  'body.witness.idNumber': 'witnessIdNumber',
};

/** What is missing before the server need be asked. */
export function missingIn(values: ConsentForm): Partial<Record<keyof ConsentForm, string>> {
  const short = (name: TextName, words: string) => (values[name].trim().length < 2 ? { [name]: words } : {});
  return {
    ...short('name', '请填老人的姓名'),
    ...short('idNumber', '请填老人的身份证号'),
    ...short('userCode', '请填代办人的办事码'),
    ...(values.kind === 'helper' && values.tasks.length === 0 && { tasks: '帮办员要写明办哪几件事' }),
    ...short('note', '请写委托书存在哪里'),
    ...short('witnessName', '请填见证人的姓名'),
    ...short('witnessIdNumber', '请填见证人的身份证号'),
  };
}
