import type { changeCertificate } from '@yichuang/contract/certificates/contract';
import type { Sent } from '@yichuang/contract/route';

export type CertificateAction = Sent<typeof changeCertificate>['body']['action'];

type Words = { name: string; confirm: string; effect: string; tick: string };

export const CERTIFICATE_ACTIONS: Readonly<Record<CertificateAction, Words>> = {
  suspend: {
    name: '冻结',
    confirm: '冻结这张证照',
    effect: '冻结后不能亮证、不能核验通过，以后可以解冻。',
    tick: '我核对过编号，依法冻结',
  },
  resume: {
    name: '解冻',
    confirm: '解冻这张证照',
    effect: '解冻后马上可以亮证。',
    tick: '我核对过编号，冻结的原因已经消除',
  },
  revoke: {
    name: '吊销',
    confirm: '吊销这张证照',
    effect: '吊销后不能恢复，要用只能重新申领。持证人可以申请行政复议或提起行政诉讼。',
    tick: '我核对过编号和决定文书，依法吊销',
  },
};

export const GROUNDS: Readonly<Record<CertificateAction, readonly string[]>> = {
  suspend: ['持证人挂失', '涉嫌冒用', '执法机关要求', '信息有误待核实'],
  resume: ['已找回', '已核实无误', '执法机关解除'],
  revoke: ['依法撤销许可', '以欺骗手段取得', '持证主体注销', '证照换发，旧证作废'],
};

/** The route's limit on the whole reason is 200 letters, in one line. */
export function certificateReason(ground: string | undefined, text: string): string | undefined {
  const words = text.replace(/\s+/g, ' ').trim();
  return ground === undefined || words.length < 2 ? undefined : `${ground}：${words}`;
}

/** What is wrong with a typed id, as the route wants it; undefined when nothing is. */
export function idComplaint(id: string): string | undefined {
  if (id.trim() === '') return '请填写证照编号，或扫码核验后点进来';
  return /^[!-~]{1,64}$/.test(id.trim()) ? undefined : '证照编号只有字母、数字和符号，不超过 64 位';
}
