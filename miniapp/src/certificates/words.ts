import { dateOf, fromInstant, shortTime, timeOf } from '@yichuang/contract/calendar';
import type {
  CertificateState,
  VerificationEvent,
  VerificationResult,
} from '@yichuang/contract/certificates/certificate';
import { today } from '../clock';
import type { IconName } from '../ui/icon-name';

type StateWords = { text: string; tone: 'green' | 'red' | 'amber'; icon: IconName };

export const STATES: Readonly<Record<CertificateState, StateWords>> = {
  valid: { text: '有效', tone: 'green', icon: 'ok' },
  expired: { text: '已过期', tone: 'red', icon: 'stop' },
  suspended: { text: '已冻结', tone: 'amber', icon: 'pause' },
  revoked: { text: '已吊销', tone: 'red', icon: 'stop' },
};

/** What the holder reads of a check that let nobody see anything. */
const FAILED: Readonly<Record<Exclude<VerificationResult, 'VALID'>, string>> = {
  EXPIRED: '扫了过期的码',
  NOT_YET_VALID: '扫了时间不对的码',
  REPLAYED: '又扫了用过的码',
  STOPPED: '扫了您停掉的码',
  REVOKED: '查到证照已吊销',
  SUSPENDED: '查到证照已冻结',
  BAD_SIGNATURE: '扫了被改过的码',
  UNKNOWN_KEY: '扫了不认识的码',
  WRONG_AUDIENCE: '扫了给别处的码',
  MALFORMED: '扫了读不出的码',
};

/** 「看了姓名、后四位」, or what went wrong and that nothing was seen. */
export const seenText = ({ result, disclosed }: VerificationEvent): string =>
  result === 'VALID'
    ? `看了${disclosed.length > 0 ? disclosed.join('、') : '是否有效'}`
    : `${FAILED[result]}，没看到信息`;

/** 「今天 9:12」, another day 「11-20 9:12」. */
export function whenText(at: string): string {
  const ms = fromInstant(at);
  const date = dateOf(ms);
  return `${date === today() ? '今天' : date.slice(5)} ${shortTime(timeOf(ms))}`;
}
