import type { Verification, VerificationResult } from '@yichuang/contract/certificates/certificate';
import { failureText, RefusedError } from '../api/failure';
import type { Verdict } from './verdict';

type Words = {
  /** Under 「不通过」. */
  title: string;
  reason: string;
  /** What to tell the visitor. */
  say: string;
};
type No = Exclude<VerificationResult, 'VALID'>;

const RENEW = '请点「立即换码」，再出示一次。';
const PAPER = '请出示实体证件，照样能办。';

export const NO_WORDS: Readonly<Record<No, Words>> = {
  EXPIRED: { title: '这个码过期了', reason: '一个码只用 60 秒，截图也会过期', say: `您的码过期了，${RENEW}` },
  NOT_YET_VALID: { title: '这个码还没生效', reason: '码上的时间比现在晚', say: `请等几秒，${RENEW}` },
  REPLAYED: { title: '这个码已经用过了', reason: '同一个码只能用一次', say: `您的码刚用过，${RENEW}` },
  STOPPED: { title: '这个码被停掉了', reason: '持证人按了停止出示', say: '您刚停了出示。要办，请重新出示。' },
  REVOKED: { title: '这张证照已吊销', reason: '发证部门已经吊销', say: '这张证照已经吊销，要办请先问发证部门。' },
  SUSPENDED: {
    title: '这张证照被冻结',
    reason: '发证部门暂时冻结',
    say: '这张证照暂时冻结，要办请先问发证部门。',
  },
  BAD_SIGNATURE: {
    title: '这个码被改过',
    reason: '签名对不上，可能是假码',
    say: `这个码验不过，请当面打开「亮证」。${PAPER}`,
  },
  UNKNOWN_KEY: { title: '不是我们发的码', reason: '认不出是谁签发的', say: `这里认不出这个码。${PAPER}` },
  WRONG_AUDIENCE: {
    title: '不是给这里的码',
    reason: '持证人指定了别的大厅',
    say: '这个码是给别的大厅的，请重新出示。',
  },
  MALFORMED: { title: '这个码读不出来', reason: '不是完整的证照码', say: `请把屏幕调亮，${RENEW}${PAPER}` },
};

/** What the server found out, as the person at the desk sees it. */
export function verificationVerdict({ result }: Verification): Verdict {
  if (result === 'VALID') return { tone: 'green', icon: 'ok', title: '通过', detail: '联网核验，证照当前有效' };
  const { title, say } = NO_WORDS[result];
  return { tone: 'red', icon: 'stop', title: '不通过', detail: title, say };
}

/** Nothing was found out: grey, because that says nothing about the certificate. */
export function notVerified(error: unknown): Verdict {
  const { title, detail, code } = failureText(error);
  const isMine = error instanceof RefusedError && (error.problem.status === 401 || error.problem.status === 403);
  if (isMine) return { tone: 'grey', icon: 'lock', title, detail };
  const say = '现在查不了，不是您的证有问题。请出示实体证件，照样能办。';
  const why = code === 'NO_ANSWER' ? '网络没连上' : title;
  return { tone: 'grey', icon: 'offline', title: '现在查不了', detail: `${why}，不代表证照无效`, say };
}

/** Nothing of ours: there is no need to ask the server. */
export const NOT_A_CERTIFICATE: Verdict = {
  tone: 'red',
  icon: 'stop',
  title: '不通过',
  detail: '这不是证照码',
  say: '请打开「亮证」，出示证照的码。',
};
